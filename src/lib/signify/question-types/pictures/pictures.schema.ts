import { z } from 'zod';
import { PartShape, PlainId, uniqueIds, wordsOf } from '../../words.schema.ts';
import { MOST_PICTURES } from './pictures.ts';

const Picture = z
	.strictObject({ ...PartShape.shape, picture: z.uuid(), alt: wordsOf(300) })
	.refine(({ label, alt }) => Object.keys(label).every((language) => language in alt), {
		path: ['alt'],
		message: 'a picture is described in every language it is named in'
	});

export const PicturesSettings = z
	.strictObject({ options: uniqueIds(Picture, 2, MOST_PICTURES), max: z.int().min(1).max(MOST_PICTURES) })
	.refine(({ options, max }) => max <= options.length, { path: ['max'], message: 'more than there is to choose' });

export const PicturesAnswer = z.strictObject({ keuzes: z.array(PlainId).min(1).max(MOST_PICTURES) });

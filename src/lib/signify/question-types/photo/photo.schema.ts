import { z } from 'zod';
import { LONGEST_ABOUT, MOST_PHOTOS } from './photo.ts';

export const PhotoSettings = z.strictObject({ max: z.int().min(1).max(MOST_PHOTOS) });

export const PhotoAnswer = z
	.strictObject({
		fotos: z
			.array(
				z.strictObject({
					id: z
						.uuid()
						.regex(/^[0-9a-f-]+$/)
						.describe('Het `id` waaronder de foto eerst gestuurd is, in kleine letters.'),
					beschrijving: z.string().max(LONGEST_ABOUT).optional().describe('Wat er op de foto te zien is.')
				})
			)
			.max(MOST_PHOTOS),
		zonder: z.literal(true).optional().describe('Er is om een foto gevraagd en het toestel kon er geen geven.')
	})
	.describe('Foto’s die bij de ervaring horen. Foto’s en ervaring worden samen bewaard, of geen van beide.');

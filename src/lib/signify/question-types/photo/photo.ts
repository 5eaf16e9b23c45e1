import type { Photo } from '../../answer.ts';
import { only } from '../form-fields.ts';
import type { QuestionType } from '../question-type.ts';

export const MOST_PHOTOS = 3;
export const LONGEST_ABOUT = 300;

/** "Without a photo", from who was asked for one and whose device cannot give it. */
export const WITHOUT_FIELD = 'without';

export const photo: QuestionType<'photo'> = {
	name: 'photo',
	field: 'photos',

	check({ settings: { max } }, { photos, without }) {
		if (new Set(photos.map(({ id }) => id)).size < photos.length) return [{ code: 'photo-twice' }];
		if (photos.some(({ about = '' }) => about.length > LONGEST_ABOUT))
			return [{ code: 'too-long', params: { max: LONGEST_ABOUT } }];
		if (photos.length > max) return [{ code: 'too-many', params: { max } }];
		return photos.length === 0 && !without ? [{ code: 'empty' }] : [];
	},

	fromForm(_question, fields) {
		const photos = Array.from({ length: MOST_PHOTOS }, (_, index) => index).flatMap((index): Photo[] => {
			const [id, about] = [only(fields, `photo${index}`), only(fields, `about${index}`)];
			return ID.test(id) ? [{ id, ...(about && { about }) }] : [];
		});
		if (photos.length > 0) return { photos };
		return only(fields, WITHOUT_FIELD) ? { photos, without: true } : undefined;
	},

	toForm: (_question, { photos, without }) => [
		...photos.flatMap(({ id, about = '' }, index) => [
			[`photo${index}`, id] as const,
			[`about${index}`, about] as const
		]),
		...(without ? [[WITHOUT_FIELD, 'yes'] as const] : [])
	],

	summarise(_question, { photos }, language) {
		const words = COUNTED[language] ?? COUNTED.nl!;
		return [words[photos.length] ?? words[0], ...photos.flatMap(({ about }) => about ?? [])].join(' · ');
	},

	dimensions: () => [],
	cell: () => undefined
};

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** None, one, two, three. */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
	nl: ['geen foto', '1 foto', '2 foto’s', '3 foto’s'],
	en: ['no photo', '1 photo', '2 photos', '3 photos'],
	tr: ['fotoğraf yok', '1 fotoğraf', '2 fotoğraf', '3 fotoğraf'],
	ar: ['بلا صورة', 'صورة واحدة', 'صورتان', '3 صور'],
	pl: ['bez zdjęcia', '1 zdjęcie', '2 zdjęcia', '3 zdjęcia'],
	uk: ['без фото', '1 фото', '2 фото', '3 фото'],
	ti: ['ስእሊ የለን', '1 ስእሊ', '2 ስእልታት', '3 ስእልታት']
};

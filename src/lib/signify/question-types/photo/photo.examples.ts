import type { Example } from '../example.ts';

/** These are the drawings in `static/plaatje/`: in the gallery they stand for photos. */
const path = '0192f000-0000-7000-8000-0000000e0001';
const bridge = '0192f000-0000-7000-8000-0000000e0002';

export const photoExamples: readonly Example<'photo'>[] = [
	{
		name: 'three',
		question: {
			id: 'show',
			type: 'photo',
			title: { nl: 'Wil je er iets van laten zien?', en: 'Would you like to show something of it?' },
			help: {
				nl: 'Een plek, een ding, iets wat je maakte. Het hoeft niet mooi te zijn.',
				en: 'A place, a thing, something you made. It need not be beautiful.'
			},
			required: false,
			allowNotApplicable: true,
			settings: { max: 3 }
		},
		answers: [
			{ photos: [{ id: bridge, about: 'De brug naar het buurthuis' }] },
			{ photos: [{ id: path }, { id: bridge, about: 'De brug' }] }
		],
		invalid: [
			[{ photos: [{ id: path }, { id: path }] }, 'photo-twice'],
			[{ photos: [{ id: path, about: 'x'.repeat(301) }] }, 'too-long'],
			[{ photos: [] }, 'empty']
		]
	},
	{
		name: 'one',
		question: {
			id: 'where-it-was',
			type: 'photo',
			title: { nl: 'Maak een foto van de plek waar je over vertelt.', en: 'Take a photo of the place you tell about.' },
			required: true,
			allowNotApplicable: false,
			settings: { max: 1 }
		},
		answers: [{ photos: [{ id: path }] }, { photos: [], without: true }],
		invalid: [[{ photos: [{ id: path }, { id: bridge }] }, 'too-many']]
	}
];

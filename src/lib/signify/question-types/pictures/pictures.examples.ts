import type { Example } from '../example.ts';

/** The pictures themselves are in `static/plaatje/`, where an uploaded one would be given out. */
const options = [
	{
		id: 'path',
		label: { nl: 'De weg', en: 'The path' },
		picture: '0192f000-0000-7000-8000-0000000e0001',
		alt: {
			nl: 'Iemand loopt met een rugzak een slingerend pad op',
			en: 'Somebody with a backpack walks a winding path'
		}
	},
	{
		id: 'bridge',
		label: { nl: 'De brug', en: 'The bridge' },
		picture: '0192f000-0000-7000-8000-0000000e0002',
		alt: { nl: 'Twee mensen lopen op een brug naar elkaar toe', en: 'Two people walk towards each other on a bridge' }
	},
	{
		id: 'storm',
		label: { nl: 'De storm', en: 'The storm' },
		picture: '0192f000-0000-7000-8000-0000000e0003',
		alt: { nl: 'Iemand houdt zich staande in regen en wind', en: 'Somebody stands firm in rain and wind' }
	}
];

export const picturesExamples: readonly Example<'pictures'>[] = [
	{
		name: 'two',
		question: {
			id: 'looks-like',
			type: 'pictures',
			title: { nl: 'Welk plaatje past bij deze tijd?', en: 'Which picture fits this time?' },
			help: { nl: 'Kies er één of twee.', en: 'Choose one or two.' },
			required: false,
			allowNotApplicable: true,
			settings: { options, max: 2 }
		},
		answers: [{ options: ['bridge'] }, { options: ['path', 'storm'] }],
		invalid: [
			[{ options: ['path', 'bridge', 'storm'] }, 'too-many'],
			[{ options: ['castle'] }, 'unknown-option']
		]
	},
	{
		name: 'one',
		question: {
			id: 'now',
			type: 'pictures',
			title: { nl: 'En hoe is het nu?', en: 'And how is it now?' },
			required: true,
			allowNotApplicable: false,
			settings: { options, max: 1 }
		},
		answers: [{ options: ['path'] }]
	}
];

import type { Example } from '../example.ts';
import { PICTURES } from './pictures.ts';

const options = Object.entries(PICTURES).map(([picture, words]) => ({ id: picture, picture, ...words }));

export const archetypesExamples: readonly Example<'archetypes'>[] = [
	{
		name: 'two-pictures',
		question: {
			id: 'felt',
			type: 'archetypes',
			title: { nl: 'Welk beeld lijkt op hoe jij je voelde?', en: 'Which picture resembles how you felt?' },
			help: { nl: 'Kies één of twee beelden.', en: 'Choose one or two pictures.' },
			required: false,
			allowNotApplicable: true,
			settings: { options, max: 2 }
		},
		answers: [{ options: ['seeker'] }, { options: ['carrier', 'wall'] }],
		invalid: [
			[{ options: ['seeker', 'wall', 'storm'] }, 'too-many'],
			[{ options: ['wizard'] }, 'unknown-option']
		]
	},
	{
		name: 'one-picture',
		question: {
			id: 'helper',
			type: 'archetypes',
			title: { nl: 'Welk beeld past bij wie jou hielp?', en: 'Which picture fits the one who helped you?' },
			required: true,
			allowNotApplicable: false,
			settings: { options: options.slice(4), max: 1 }
		},
		answers: [{ options: ['bridge'] }],
		invalid: [[{ options: ['wall', 'bridge'] }, 'too-many']]
	}
];

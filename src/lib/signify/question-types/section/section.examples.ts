import type { Example } from '../example.ts';

export const sectionExamples: readonly Example<'section'>[] = [
	{
		name: 'between',
		question: {
			id: 'about-you',
			type: 'section',
			title: { nl: 'Nu iets over jou', en: 'Now something about you' },
			required: false,
			allowNotApplicable: false,
			settings: {
				text: {
					nl: 'De laatste vragen gaan over jou. Je hoeft niets te vertellen waaraan iemand je kan herkennen.\n\nJe mag elke vraag overslaan.',
					en: 'The last questions are about you. You need not tell anything by which you could be recognised.\n\nYou may skip every question.'
				}
			}
		},
		answers: []
	}
];

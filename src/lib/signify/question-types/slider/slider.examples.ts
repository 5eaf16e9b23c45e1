import type { Example } from '../example.ts';

export const sliderExamples: readonly Example<'slider'>[] = [
	{
		name: 'who-decided',
		question: {
			id: 'who-decided',
			type: 'slider',
			title: { nl: 'Wie bepaalde wat er gebeurde?', en: 'Who decided what happened?' },
			required: false,
			allowNotApplicable: true,
			settings: {
				left: { nl: 'Anderen beslisten over mij', en: 'Others decided about me' },
				right: { nl: 'Ik besliste alles alleen', en: 'I decided everything alone' }
			}
		},
		answers: [{ position: 0 }, { position: 0.25 }, { position: 0.62 }, { position: 1 }],
		invalid: [
			[{ position: 1.01 }, 'out-of-range'],
			[{ position: Number.NaN }, 'out-of-range']
		]
	},
	{
		name: 'long-poles',
		question: {
			id: 'pace',
			type: 'slider',
			title: { nl: 'Hoe ging het tempo?', en: 'How was the pace?' },
			required: true,
			allowNotApplicable: false,
			settings: {
				left: {
					nl: 'Het duurde zo lang dat ik de moed verloor en er niet meer in geloofde',
					en: 'It took so long that I lost heart and no longer believed in it'
				},
				right: {
					nl: 'Het ging zo snel dat ik het niet meer kon volgen en alles langs me heen ging',
					en: 'It went so fast that I could not follow any more and everything passed me by'
				}
			}
		},
		answers: [{ position: 0.5 }]
	}
];

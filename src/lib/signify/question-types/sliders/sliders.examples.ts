import type { Example } from '../example.ts';

const poles = {
	left: { nl: 'Moeizaam', en: 'Hard going' },
	right: { nl: 'Soepel', en: 'Smooth' }
};

export const slidersExamples: readonly Example<'sliders'>[] = [
	{
		name: 'contact',
		question: {
			id: 'contact',
			type: 'sliders',
			title: { nl: 'Hoe liep het contact met wie je nodig had?', en: 'How was the contact with those you needed?' },
			help: { nl: 'Had je met iemand niet te maken? Laat die open.', en: 'No contact with somebody? Leave it open.' },
			required: false,
			allowNotApplicable: true,
			settings: {
				sliders: [
					{ id: 'council', label: { nl: 'Met de gemeente', en: 'With the council' }, ...poles },
					{ id: 'doctor', label: { nl: 'Met de huisarts', en: 'With the doctor' }, ...poles },
					{
						id: 'neighbours',
						label: { nl: 'Met de buren', en: 'With the neighbours' },
						left: { nl: 'Ieder voor zich', en: 'Each for themselves' },
						right: { nl: 'Samen', en: 'Together' }
					}
				]
			}
		},
		answers: [
			{ positions: { council: 0.25, neighbours: 1 } },
			{ positions: { council: 0, doctor: 0.62, neighbours: 0.5 } }
		],
		invalid: [
			[{ positions: { council: 1.01 } }, 'out-of-range'],
			[{ positions: { mayor: 0.5 } }, 'unknown-part'],
			[{ positions: {} }, 'no-part']
		]
	},
	{
		name: 'long-poles',
		question: {
			id: 'before-after',
			type: 'sliders',
			title: { nl: 'Hoe was het ervoor, en hoe is het nu?', en: 'How was it before, and how is it now?' },
			required: true,
			allowNotApplicable: false,
			settings: {
				sliders: [
					{
						id: 'before',
						label: { nl: 'Voordat er hulp kwam', en: 'Before help came' },
						left: { nl: 'Ik wist niet meer waar ik het zoeken moest', en: 'I did not know where to turn any more' },
						right: { nl: 'Ik had het gevoel dat ik mijn leven in de hand had', en: 'I felt I had my life in hand' }
					},
					{
						id: 'now',
						label: { nl: 'Nu', en: 'Now' },
						left: { nl: 'Ik weet niet meer waar ik het zoeken moet', en: 'I do not know where to turn any more' },
						right: { nl: 'Ik heb het gevoel dat ik mijn leven in de hand heb', en: 'I feel I have my life in hand' }
					}
				]
			}
		},
		answers: [{ positions: { before: 0.1, now: 0.75 } }]
	}
];

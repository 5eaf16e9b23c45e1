import type { Example } from '../example.ts';

export const rankingExamples: readonly Example<'ranking'>[] = [
	{
		name: 'top-three',
		question: {
			id: 'needed-most',
			type: 'ranking',
			title: { nl: 'Wat had je het meest nodig?', en: 'What did you need most?' },
			help: { nl: 'Zet er hoogstens drie op volgorde.', en: 'Put at most three of them in order.' },
			required: false,
			allowNotApplicable: true,
			settings: {
				options: [
					{ id: 'time', label: { nl: 'Tijd', en: 'Time' } },
					{ id: 'money', label: { nl: 'Geld', en: 'Money' } },
					{ id: 'ear', label: { nl: 'Iemand die luistert', en: 'Somebody who listens' } },
					{ id: 'plan', label: { nl: 'Een plan', en: 'A plan' } },
					{
						id: 'peace',
						label: {
							nl: 'Rust: even niemand die iets van mij wilde of aan de deur stond',
							en: 'Peace: for a while nobody who wanted something of me or stood at the door'
						}
					}
				],
				top: 3
			}
		},
		answers: [{ order: ['ear'] }, { order: ['peace', 'time', 'money'] }],
		invalid: [
			[{ order: ['ear', 'time'], sharedPlace: true }, 'place-twice'],
			[{ order: ['ear', 'luck'] }, 'unknown-option'],
			[{ order: ['ear', 'ear'] }, 'option-twice'],
			[{ order: ['ear', 'time', 'money', 'plan'] }, 'too-many'],
			[{ order: [] }, 'too-few']
		]
	},
	{
		name: 'all',
		question: {
			id: 'first-things',
			type: 'ranking',
			title: { nl: 'Wat moet er als eerste beter?', en: 'What must get better first?' },
			required: true,
			allowNotApplicable: false,
			settings: {
				options: [
					{ id: 'letters', label: { nl: 'De brieven', en: 'The letters' } },
					{ id: 'waiting', label: { nl: 'De wachttijd', en: 'The waiting' } },
					{ id: 'rules', label: { nl: 'De regels', en: 'The rules' } }
				],
				top: 3
			}
		},
		answers: [{ order: ['waiting', 'letters', 'rules'] }]
	}
];

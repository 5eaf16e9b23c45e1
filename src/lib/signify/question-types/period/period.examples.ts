import type { Example } from '../example.ts';

export const periodExamples: readonly Example<'period'>[] = [
	{
		name: 'since',
		question: {
			id: 'since',
			type: 'period',
			title: { nl: 'Sinds wanneer speelt dit?', en: 'Since when has this been going on?' },
			help: { nl: 'Alleen het jaar is al genoeg.', en: 'Just the year is enough.' },
			required: false,
			allowNotApplicable: true,
			settings: { asks: 'since', earliest: '1950' }
		},
		answers: [
			{ from: '2021', until: 'now' },
			{ from: '2021-05', until: 'now' },
			{ from: '2021-05-17', until: 'now' }
		],
		invalid: [
			[{ from: '2021-02-31', until: 'now' }, 'no-date'],
			[{ from: '-05', until: 'now' }, 'no-date'],
			[{ from: '1949-12', until: 'now' }, 'too-early'],
			[{ from: '2021' }, 'no-end-asked']
		]
	},
	{
		name: 'moment',
		question: {
			id: 'moment',
			type: 'period',
			title: { nl: 'Wanneer was dit?', en: 'When was this?' },
			required: true,
			allowNotApplicable: false,
			settings: { asks: 'moment', earliest: '2000' }
		},
		answers: [{ from: '2024-11' }],
		invalid: [[{ from: '2024', until: '2025' }, 'no-end-asked']]
	},
	{
		name: 'period',
		question: {
			id: 'period',
			type: 'period',
			title: { nl: 'Van wanneer tot wanneer kreeg je hulp?', en: 'From when until when did you get help?' },
			required: false,
			allowNotApplicable: true,
			settings: { asks: 'period', earliest: '1950' }
		},
		answers: [{ from: '2019-03', until: '2022' }, { from: '2019', until: 'now' }, { from: '2020-01-02' }],
		invalid: [
			[{ from: '2022', until: '2019-03' }, 'ends-before-it-begins'],
			[{ from: '2022', until: '2023-13' }, 'no-date']
		]
	}
];

import type { Example } from '../example.ts';

export const triadExamples: readonly Example<'triad'>[] = [
	{
		name: 'asked-for',
		question: {
			id: 'asked-for',
			type: 'triad',
			title: { nl: 'Waar vroeg deze situatie om?', en: 'What did this situation ask for?' },
			help: {
				nl: 'Zet de stip waar die past. Hoe dichter bij een punt, hoe meer het daarom vroeg.',
				en: 'Put the dot where it fits. The nearer to a corner, the more it asked for that.'
			},
			required: false,
			allowNotApplicable: true,
			settings: {
				anchors: [
					{ nl: 'Een luisterend oor', en: 'A listening ear' },
					{ nl: 'Praktische hulp', en: 'Practical help' },
					{ nl: 'Een andere regel', en: 'Another rule' }
				]
			}
		},
		answers: [
			{ shares: [1, 0, 0] },
			{ shares: [0, 0.5, 0.5] },
			{ shares: [1 / 3, 1 / 3, 1 / 3] },
			{ shares: [0.5, 0.425, 0.075] }
		],
		invalid: [
			[{ shares: [0.5, 0.5, 0.5] }, 'shares-do-not-sum'],
			[{ shares: [1.5, -0.5, 0] }, 'out-of-range']
		]
	},
	{
		name: 'long-anchors',
		question: {
			id: 'drive',
			type: 'triad',
			title: { nl: 'Wat dreef de mensen die hielpen?', en: 'What drove the people who helped?' },
			required: true,
			allowNotApplicable: false,
			settings: {
				anchors: [
					{
						nl: 'De regels van de organisatie waar zij voor werken',
						en: 'The rules of the organisation they work for'
					},
					{ nl: 'Wat zij als vakmensen goed vonden om te doen', en: 'What they as professionals thought good' },
					{ nl: 'Dat zij het mij als mens gunden', en: 'That they wished me well as a person' }
				]
			}
		},
		answers: [{ shares: [0.2, 0.4, 0.4] }]
	}
];

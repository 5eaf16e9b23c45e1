import type { Example } from '../example.ts';

export const matrixExamples: readonly Example<'matrix'>[] = [
	{
		name: 'who-did-what',
		question: {
			id: 'noticed',
			type: 'matrix',
			title: { nl: 'Wat merkte je van deze mensen?', en: 'What did you notice of these people?' },
			required: false,
			allowNotApplicable: true,
			settings: {
				rows: [
					{ id: 'coach', label: { nl: 'De wijkcoach', en: 'The neighbourhood coach' } },
					{ id: 'doctor', label: { nl: 'De huisarts', en: 'The doctor' } },
					{ id: 'housing', label: { nl: 'De woningcorporatie', en: 'The housing association' } }
				],
				columns: [
					{ id: 'helped', label: { nl: 'Hielp', en: 'Helped' } },
					{ id: 'nothing', label: { nl: 'Niets', en: 'Nothing' } },
					{ id: 'hindered', label: { nl: 'Zat in de weg', en: 'Got in the way' } }
				]
			}
		},
		answers: [{ cells: { coach: 'helped' } }, { cells: { coach: 'helped', doctor: 'nothing', housing: 'hindered' } }],
		invalid: [
			[{ cells: { coach: 'sang' } }, 'unknown-option'],
			[{ cells: { mayor: 'helped' } }, 'unknown-part'],
			[{ cells: {} }, 'no-part']
		]
	},
	{
		name: 'long-words',
		question: {
			id: 'agreements',
			type: 'matrix',
			title: { nl: 'Hoe vaak was dit zo?', en: 'How often was this so?' },
			help: { nl: 'Kies per regel wat het beste past.', en: 'Choose what fits best on each line.' },
			required: true,
			allowNotApplicable: false,
			settings: {
				rows: [
					{
						id: 'kept',
						label: {
							nl: 'Afspraken die met mij gemaakt werden, werden nagekomen zonder dat ik erachteraan moest bellen',
							en: 'What was agreed with me was done without my having to call about it'
						}
					},
					{ id: 'heard', label: { nl: 'Er werd naar mij geluisterd', en: 'I was listened to' } }
				],
				columns: [
					{ id: 'never', label: { nl: 'Nooit', en: 'Never' } },
					{ id: 'sometimes', label: { nl: 'Soms', en: 'Sometimes' } },
					{ id: 'often', label: { nl: 'Vaak', en: 'Often' } },
					{ id: 'always', label: { nl: 'Altijd', en: 'Always' } },
					{ id: 'unknown', label: { nl: 'Weet ik niet meer', en: 'I do not remember' } }
				]
			}
		},
		answers: [{ cells: { kept: 'sometimes', heard: 'unknown' } }]
	}
];

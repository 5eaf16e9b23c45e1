import type { Example } from '../example.ts';

export const stonesExamples: readonly Example<'stones'>[] = [
	{
		name: 'who-stood-where',
		question: {
			id: 'stood-where',
			type: 'stones',
			title: { nl: 'Waar stonden de mensen in dit verhaal?', en: 'Where did the people in this story stand?' },
			help: {
				nl: 'Leg voor ieder een steen. Wie er niet bij was, laat je weg.',
				en: 'Put down a stone for each. Leave out who was not there.'
			},
			required: false,
			allowNotApplicable: true,
			settings: {
				left: { nl: 'Alleen', en: 'Alone' },
				right: { nl: 'Samen', en: 'Together' },
				bottom: { nl: 'Machteloos', en: 'Powerless' },
				top: { nl: 'Aan het stuur', en: 'At the wheel' },
				markers: [
					{ id: 'me', label: { nl: 'Ikzelf', en: 'Myself' } },
					{ id: 'family', label: { nl: 'Mijn familie', en: 'My family' } },
					{ id: 'coach', label: { nl: 'De wijkcoach', en: 'The neighbourhood coach' } }
				]
			}
		},
		answers: [{ stones: { me: [0.25, 0.1] } }, { stones: { me: [0.5, 0.5], family: [1, 0], coach: [0.85, 0.95] } }],
		invalid: [
			[{ stones: { me: [0.5, -1] } }, 'half-placed'],
			[{ stones: { me: [0.5, 1.5] } }, 'out-of-range'],
			[{ stones: { me: [0.5, 0.33] } }, 'off-grid'],
			[{ stones: { mayor: [0.5, 0.5] } }, 'unknown-part'],
			[{ stones: {} }, 'no-part']
		]
	},
	{
		name: 'one-stone',
		question: {
			id: 'place',
			type: 'stones',
			title: { nl: 'Waar past deze ervaring?', en: 'Where does this experience fit?' },
			required: true,
			allowNotApplicable: false,
			settings: {
				left: { nl: 'Het liep zoals afgesproken was', en: 'It went as had been agreed' },
				right: { nl: 'Er werd afgeweken van de afspraken', en: 'What was agreed was left aside' },
				bottom: { nl: 'Het pakte slecht uit voor wie het aanging', en: 'It turned out badly for those concerned' },
				top: { nl: 'Het pakte goed uit voor wie het aanging', en: 'It turned out well for those concerned' },
				markers: [{ id: 'this', label: { nl: 'Deze ervaring', en: 'This experience' } }]
			}
		},
		answers: [{ stones: { this: [0.9, 0.8] } }]
	}
];

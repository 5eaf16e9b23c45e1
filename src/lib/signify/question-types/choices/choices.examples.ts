import type { Example } from '../example.ts';

export const choicesExamples: readonly Example<'choices'>[] = [
	{
		name: 'who-helped',
		question: {
			id: 'who-helped',
			type: 'choices',
			title: { nl: 'Wie hielp jou in deze situatie?', en: 'Who helped you in this situation?' },
			help: { nl: 'Je mag er meer kiezen.', en: 'You may choose more than one.' },
			required: false,
			allowNotApplicable: true,
			settings: {
				options: [
					{ id: 'family', label: { nl: 'Familie of vrienden', en: 'Family or friends' } },
					{ id: 'neighbours', label: { nl: 'Buren', en: 'Neighbours' } },
					{ id: 'coach', label: { nl: 'Een wijkcoach', en: 'A neighbourhood coach' } },
					{ id: 'nobody', label: { nl: 'Niemand', en: 'Nobody' } },
					{ id: 'other', label: { nl: 'Iemand anders, namelijk', en: 'Somebody else, namely' }, writeIn: true }
				],
				min: 0,
				max: 5
			}
		},
		answers: [
			{ options: ['family'] },
			{ options: ['neighbours', 'coach', 'other'], other: 'De bakker op de hoek, die altijd tijd had voor een praatje' }
		],
		invalid: [
			[{ options: ['family', 'king'] }, 'unknown-option'],
			[{ options: ['family', 'family'] }, 'option-twice'],
			[{ options: ['family'], other: 'Tante' }, 'other-uninvited']
		]
	},
	{
		name: 'two-or-three',
		question: {
			id: 'important',
			type: 'choices',
			title: { nl: 'Wat vond je het belangrijkst?', en: 'What mattered most to you?' },
			help: { nl: 'Kies er twee of drie.', en: 'Choose two or three.' },
			required: true,
			allowNotApplicable: false,
			settings: {
				options: [
					{ id: 'time', label: { nl: 'Dat er tijd was', en: 'That there was time' } },
					{ id: 'trust', label: { nl: 'Dat ik vertrouwd werd', en: 'That I was trusted' } },
					{ id: 'money', label: { nl: 'Dat het geld geregeld werd', en: 'That the money was arranged' } },
					{ id: 'plan', label: { nl: 'Dat er een plan kwam', en: 'That there was a plan' } }
				],
				min: 2,
				max: 3
			}
		},
		answers: [{ options: ['time', 'plan'] }],
		invalid: [
			[{ options: ['time'] }, 'too-few'],
			[{ options: ['time', 'trust', 'money', 'plan'] }, 'too-many']
		]
	}
];

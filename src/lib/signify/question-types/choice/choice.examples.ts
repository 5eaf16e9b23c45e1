import type { Example } from '../example.ts';

export const choiceExamples: readonly Example<'choice'>[] = [
	{
		name: 'perspective',
		question: {
			id: 'perspective',
			type: 'choice',
			title: { nl: 'Vanuit welke rol vertel je dit?', en: 'From which role do you tell this?' },
			help: { nl: 'Kies wat het beste past.', en: 'Choose what fits best.' },
			required: true,
			allowNotApplicable: false,
			settings: {
				options: [
					{ id: 'resident', label: { nl: 'Inwoner', en: 'Resident' } },
					{ id: 'carer', label: { nl: 'Mantelzorger', en: 'Informal carer' } },
					{ id: 'volunteer', label: { nl: 'Vrijwilliger', en: 'Volunteer' } },
					{ id: 'other', label: { nl: 'Iets anders, namelijk', en: 'Something else, namely' }, writeIn: true }
				]
			}
		},
		answers: [{ option: 'carer' }, { option: 'other', other: 'Buurman' }, { option: 'other' }],
		invalid: [
			[{ option: 'mayor' }, 'unknown-option'],
			[{ option: 'carer', other: 'Buurman' }, 'other-uninvited'],
			[{ option: 'other', other: 'x'.repeat(201) }, 'too-long']
		]
	},
	{
		name: 'yes-no',
		question: {
			id: 'again',
			type: 'choice',
			title: { nl: 'Zou je het weer zo doen?', en: 'Would you do it the same way again?' },
			required: false,
			allowNotApplicable: true,
			settings: {
				options: [
					{ id: 'yes', label: { nl: 'Ja', en: 'Yes' } },
					{ id: 'no', label: { nl: 'Nee', en: 'No' } }
				]
			}
		},
		answers: [{ option: 'no' }]
	}
];

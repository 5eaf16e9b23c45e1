import { ELSEWHERE } from '../../answer.ts';
import type { Example } from '../example.ts';

const town = (group: string, ...names: readonly string[]) =>
	names.map((name) => ({ id: name.toLowerCase().replaceAll(' ', '-'), label: { nl: name }, group: { nl: group } }));

export const areaExamples: readonly Example<'area'>[] = [
	{
		name: 'few',
		question: {
			id: 'area',
			type: 'area',
			title: { nl: 'In welke wijk speelde dit?', en: 'In which neighbourhood did this happen?' },
			required: false,
			allowNotApplicable: true,
			settings: {
				areas: [
					{ id: 'bleekveld', label: { nl: 'Bleekveld' } },
					{ id: 'de-esch', label: { nl: 'De Esch' } },
					{ id: 'stationskwartier', label: { nl: 'Stationskwartier' } }
				],
				elsewhere: true
			}
		},
		answers: [{ area: 'de-esch' }, { area: ELSEWHERE }],
		invalid: [[{ area: 'atlantis' }, 'unknown-option']]
	},
	{
		name: 'many',
		question: {
			id: 'home',
			type: 'area',
			title: { nl: 'Waar woon je?', en: 'Where do you live?' },
			required: true,
			allowNotApplicable: false,
			settings: {
				areas: [
					...town('Oost', 'Molenakker', 'Roggeveld', 'Kastanjehof', 'De Wiek', 'Hoge Brink'),
					...town('West', 'Havenkom', 'Zilverpark', 'Weverseind', 'Lage Brink', 'De Sluis'),
					...town('Dorpen', 'Ansum', 'Hedel aan de Vliet', 'Oud Terle', 'Sint Joris')
				],
				elsewhere: false
			}
		},
		answers: [{ area: 'zilverpark' }],
		invalid: [[{ area: ELSEWHERE }, 'unknown-option']]
	}
];

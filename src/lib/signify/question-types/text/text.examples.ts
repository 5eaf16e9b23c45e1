import type { Example } from '../example.ts';

export const textExamples: readonly Example<'text'>[] = [
	{
		name: 'many-lines',
		question: {
			id: 'what-helped',
			type: 'text',
			title: { nl: 'Wat heeft jou het meest geholpen?', en: 'What helped you most?' },
			help: { nl: 'Groot of klein: alles telt.', en: 'Big or small: everything counts.' },
			required: false,
			allowNotApplicable: true,
			settings: { lines: 'many', maxLength: 1000 }
		},
		answers: [
			{ text: 'Dat ze gewoon langskwam.\n\nEn dat ze bleef bellen.' },
			{ text: `${'Eerst ging het van het kastje naar de muur. '.repeat(22)}Toen kwam er iemand.` }
		],
		invalid: [
			[{ text: 'x'.repeat(1001) }, 'too-long'],
			[{ text: '  ' }, 'empty']
		]
	},
	{
		name: 'one-line',
		question: {
			id: 'title',
			type: 'text',
			title: { nl: 'Welke titel geef je jouw ervaring?', en: 'What title do you give your experience?' },
			required: true,
			allowNotApplicable: false,
			settings: { lines: 'one', maxLength: 80 }
		},
		answers: [{ text: 'Eindelijk iemand die luisterde' }]
	}
];

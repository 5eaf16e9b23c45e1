import type { Words } from '../../words.ts';

/** Our own drawings of how somebody may have felt; `pictures/<name>.svg`. */
export const PICTURES = {
	traveller: {
		label: { nl: 'De reiziger', en: 'The traveller' },
		line: { nl: 'Onderweg, stap voor stap', en: 'On the way, step by step' }
	},
	carrier: {
		label: { nl: 'De drager', en: 'The carrier' },
		line: { nl: 'Met veel op de schouders', en: 'With a heavy load' }
	},
	seeker: {
		label: { nl: 'De zoeker', en: 'The seeker' },
		line: { nl: 'Met een lichtje in het donker', en: 'With a small light in the dark' }
	},
	waiter: {
		label: { nl: 'De wachtende', en: 'The one who waits' },
		line: { nl: 'Tot er iemand komt', en: 'Until somebody comes' }
	},
	wall: {
		label: { nl: 'Voor de muur', en: 'Before the wall' },
		line: { nl: 'Er niet door kunnen', en: 'Unable to get through' }
	},
	storm: {
		label: { nl: 'In de storm', en: 'In the storm' },
		line: { nl: 'Alles tegelijk, geen houvast', en: 'Everything at once, nothing to hold' }
	},
	bridge: {
		label: { nl: 'Op de brug', en: 'On the bridge' },
		line: { nl: 'Naar elkaar toe', en: 'Towards each other' }
	},
	harbour: {
		label: { nl: 'In de haven', en: 'In the harbour' },
		line: { nl: 'Veilig, even op adem', en: 'Safe, catching breath' }
	}
} as const satisfies Readonly<Record<string, { readonly label: Words; readonly line: Words }>>;

export type PictureName = keyof typeof PICTURES;

export const isPicture = (name: string): name is PictureName => Object.hasOwn(PICTURES, name);

/** What the header of a SenseMaker column says: the ids of a question and of its part, or a fact about the collecting. */

export type Part =
	| { readonly is: 'whole' }
	| { readonly is: 'x' | 'y'; readonly name: string }
	| { readonly is: 'not-applicable' }
	| { readonly is: 'other' }
	/** An anchor of a triad or dyad, or an option of a list. */
	| { readonly is: 'item'; readonly item: string }
	| { readonly is: 'stone-x' | 'stone-y'; readonly item: string };

export interface SignifierColumn {
	readonly signifier: string;
	readonly part: Part;
}

const ID = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const COLUMN = new RegExp(`^${ID}(?:_${ID})?(?:_([a-z/]+))?$`, 'i');

const SUFFIXES: Readonly<Record<string, 'x' | 'y' | 'not-applicable' | 'other'>> = {
	percentx: 'x',
	xright: 'x',
	x: 'x',
	percenty: 'y',
	ytop: 'y',
	y: 'y',
	na: 'not-applicable',
	'n/a': 'not-applicable',
	other: 'other'
};

/** `undefined` for a column that is not a question's. */
export function signifierColumn(header: string): SignifierColumn | undefined {
	const found = COLUMN.exec(header.trim());
	if (!found) return undefined;
	const [, signifier, item, suffix] = found as unknown as [string, string, string?, string?];
	const part = partOf(item?.toLowerCase(), suffix);
	return part && { signifier: signifier.toLowerCase(), part };
}

function partOf(item: string | undefined, suffix: string | undefined): Part | undefined {
	if (suffix === undefined) return item === undefined ? { is: 'whole' } : { is: 'item', item };
	const is = SUFFIXES[suffix.toLowerCase()];
	if (is === 'x' || is === 'y') return item === undefined ? { is, name: suffix } : { is: `stone-${is}`, item };
	return is && { is };
}

const ID_NAMES = ['id', 'fragmentid', 'fragment_id'];
const LANGUAGE_NAMES = ['meta_selected_language', 'meta_selectedlanguage', 'language'];
/** The moment of telling before the moment of sending; the first that is there and readable counts. */
const TIME_NAMES = ['meta_completed', 'server_upload_time', 'started', 'serverentrydate'];
/** These may lead to a person, or join the experiences of one. */
const PERSON_NAMES = ['responder_id', 'respondent_id', 'meta_ip', 'meta_device_id', 'meta_location'];
const TECHNICAL_NAMES = [
	'project_id',
	'version',
	'definition_version',
	'meta_started',
	...['entryyrmth', 'entryyrmthday', 'narrid', 'fullfragmententry', 'csvfragmententry', 'wordfragment', 'storytitle'],
	...['wordcloud', 'encoding', 'na.strings', 'as.is', 'meta_collection_time_mins']
];

export type FactColumn = 'id' | 'language' | 'told-at' | 'person' | 'technical';

const FACTS = new Map<string, FactColumn>([
	...ID_NAMES.map((name) => [name, 'id'] as const),
	...LANGUAGE_NAMES.map((name) => [name, 'language'] as const),
	...TIME_NAMES.map((name) => [name, 'told-at'] as const),
	...PERSON_NAMES.map((name) => [name, 'person'] as const),
	...TECHNICAL_NAMES.map((name) => [name, 'technical'] as const)
]);

export function factColumn(header: string): FactColumn | undefined {
	const name = header.trim().toLowerCase();
	return FACTS.get(name) ?? (name.startsWith('meta_') ? 'technical' : undefined);
}

/** The one to look at first has the lowest number. */
export function preference(header: string): number {
	const name = header.trim().toLowerCase();
	return Math.max(ID_NAMES.indexOf(name), LANGUAGE_NAMES.indexOf(name), TIME_NAMES.indexOf(name));
}

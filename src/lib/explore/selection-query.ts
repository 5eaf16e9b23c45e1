/**
 * A selection in an address, short enough to read aloud:
 *
 *     ?f.wie-hielp=buur,familie,(leeg)&f.zorgen=20~60&f.gevoel=blij,trots&f.gevoel.hoe=alle
 *      &niet.verteld-op=2026-01-01~2026-03-31&f.nodig=boven,lus:512.300_400.200_380.350&woorden=buurvrouw&label=moe
 *
 * `niet.` instead of `f.` asks for all others. `(leeg)` is unanswered, `(nvt)` not applicable. A plain form may repeat a
 * key for every option and send a range as two fields, `….van` and `….tot`. Reading never fails: what it cannot
 * understand is left out and said.
 */
import { readTag } from '#lib/collect/tag.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import {
	type AnswerClause,
	type ChoicesTest,
	type ChoiceTest,
	type Missing,
	MISSING,
	type SliderRange,
	type SliderTest,
	type Test,
	type TimeTest,
	type TriadTest
} from './clause.ts';
import { SLIDER_STEPS } from './columns.ts';
import {
	asksNothing,
	emptyTest,
	FIRST_DAY,
	MOST_CLAUSES,
	MOST_LASSO_CORNERS,
	MOST_WORDS_LENGTH,
	type Selection,
	tidy,
	withTag
} from './selection.ts';
import { type Spot, type Zone, WHOLE, ZONES } from './triangle.ts';

const MISSING_WORDS: Readonly<Record<Missing, string>> = { unanswered: '(leeg)', 'not-applicable': '(nvt)' };

const ZONE_WORDS: Readonly<Record<Zone, string>> = {
	top: 'boven',
	left: 'links',
	right: 'rechts',
	'top-left': 'boven-links',
	'top-right': 'boven-rechts',
	'left-right': 'links-rechts',
	centre: 'midden'
};

const LASSO = 'lus:';

/** Enough to see what is wrong with an address. */
const MOST_DROPPED = 20;

export interface SelectionReading {
	readonly selection: Selection;
	/** The parts of the address that could not be understood, as they stood there: `f.zorgen=veel`; each once, the first of them. */
	readonly dropped: readonly string[];
}

export function readSelection(query: URLSearchParams, dimensions: readonly Dimension[]): SelectionReading {
	const fields = fieldsOf(query);
	const clauses: AnswerClause[] = [];
	for (const dimension of dimensions) {
		for (const not of [false, true]) {
			const key = `${not ? 'niet' : 'f'}.${dimension.id}`;
			const before = fields.dropped.length;
			const test = tidy(readTest(fields, key, dimension), dimension);
			if (asksNothing(test)) continue;
			const full = clauses.length === MOST_CLAUSES || clauses.at(-1)?.dimension === dimension.id;
			if (full) fields.dropped.splice(before, Infinity, ...writeTest(key, test));
			else clauses.push(not ? { dimension: dimension.id, test, not } : { dimension: dimension.id, test });
		}
	}
	const selection = withTag({ clauses, words: readWords(fields) }, readLabel(fields));
	fields.dropRest();
	return { selection, dropped: [...new Set(fields.dropped)].slice(0, MOST_DROPPED) };
}

/** The query string without `?`; empty for all stories. Equal selections give equal strings. */
export function writeSelection({ clauses, words, tag }: Selection, dimensions: readonly Dimension[]): string {
	const parts = dimensions.flatMap((dimension) =>
		clauses
			.filter((clause) => clause.dimension === dimension.id)
			.flatMap(({ test, not }) => writeTest(`${not ? 'niet' : 'f'}.${dimension.id}`, tidy(test, dimension)))
	);
	if (words) parts.push(`woorden=${words}`);
	if (tag) parts.push(`label=${tag}`);
	return parts.map(escapePart).join('&');
}

/** Readable, unlike what `URLSearchParams` writes; what it leaves bare is allowed in a query (RFC 3986, section 3.4). */
function escapePart(part: string): string {
	const equals = part.indexOf('=');
	return [part.slice(0, equals), part.slice(equals + 1)]
		.map((text) => encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':'))
		.join('=');
}

function writeTest(key: string, test: Test): readonly string[] {
	const tokens = [...valueTokens(test), ...test.missing.map((kind) => MISSING_WORDS[kind])];
	const parts = tokens.length > 0 ? [`${key}=${tokens.join()}`] : [];
	if (test.kind === 'choices' && test.match === 'all') parts.push(`${key}.hoe=alle`);
	return parts;
}

function valueTokens(test: Test): readonly string[] {
	switch (test.kind) {
		case 'choice':
		case 'choices':
			return test.options.map(escapeOption);
		case 'slider':
			return test.ranges.map(({ from, to }) => `${from}~${to}`);
		case 'triad': {
			const lasso = test.lasso.map(([top, left]) => `${top}.${left}`).join('_');
			return [...test.zones.map((zone) => ZONE_WORDS[zone]), ...(lasso ? [LASSO + lasso] : [])];
		}
		case 'time':
			return test.from === null && test.until === null ? [] : [`${dateOf(test.from)}~${dateOf(test.until)}`];
	}
}

/** The fields of an address, each taken once; what nobody takes is dropped aloud. */
function fieldsOf(query: URLSearchParams) {
	const fields = new Map<string, string[]>();
	for (const [key, value] of query) fields.set(key, [...(fields.get(key) ?? []), value]);
	const dropped: string[] = [];
	const drop = (key: string, token: string) => dropped.push(`${key}=${token}`.slice(0, 120));
	const takeWhole = (key: string): readonly string[] => {
		const values = fields.get(key) ?? [];
		fields.delete(key);
		return values;
	};
	return {
		dropped,
		drop,
		takeWhole,
		/** The tokens of a field; empty ones (a form left blank) mean nothing. */
		take: (key: string) => takeWhole(key).flatMap((value) => value.split(',').filter((token) => token !== '')),
		/** Fields of ours on dimensions that are not there. */
		dropRest() {
			for (const [key, values] of fields) if (/^(f|niet)\./.test(key)) values.forEach((value) => drop(key, value));
		}
	};
}

type Fields = ReturnType<typeof fieldsOf>;

function readTest(fields: Fields, key: string, dimension: Dimension): Test {
	let test = emptyTest(dimension);
	for (const token of [...fields.take(key), ...twoFieldRange(fields, key, dimension)]) {
		const wider = withMissing(test, token) ?? withValue(test, token, dimension);
		if (wider) test = wider;
		else fields.drop(key, token);
	}
	if (test.kind !== 'choices') return test;
	for (const how of fields.take(`${key}.hoe`)) {
		if (how === 'alle') test = { ...test, match: 'all' };
		else if (how !== 'een') fields.drop(`${key}.hoe`, how);
	}
	return test;
}

/** `….van` and `….tot` as the one token they mean. */
function twoFieldRange(fields: Fields, key: string, { kind }: Dimension): readonly string[] {
	if (kind !== 'slider' && kind !== 'time') return [];
	const [from = '', ...moreFrom] = fields.take(`${key}.van`);
	const [to = '', ...moreTo] = fields.take(`${key}.tot`);
	for (const token of moreFrom) fields.drop(`${key}.van`, token);
	for (const token of moreTo) fields.drop(`${key}.tot`, token);
	return from === '' && to === '' ? [] : [`${from}~${to}`];
}

function withMissing(test: Test, token: string): Test | undefined {
	const missing = MISSING.find((kind) => MISSING_WORDS[kind] === token);
	return missing && { ...test, missing: [...test.missing, missing] };
}

function withValue(test: Test, token: string, dimension: Dimension): Test | undefined {
	switch (test.kind) {
		case 'choice':
		case 'choices':
			return withOption(test, unescapeOption(token), dimension);
		case 'slider':
			return withRange(test, token);
		case 'triad':
			return token.startsWith(LASSO) ? withLasso(test, token.slice(LASSO.length)) : withZone(test, token);
		case 'time':
			return withPeriod(test, token);
	}
}

function withRange(test: SliderTest, token: string): Test | undefined {
	const range = readRange(token);
	return range && { ...test, ranges: [...test.ranges, range] };
}

function withPeriod(test: TimeTest, token: string): Test | undefined {
	const period = readPeriod(token);
	return period && test.from === null && test.until === null ? { ...test, ...period } : undefined;
}

function withOption(test: ChoiceTest | ChoicesTest, id: string, dimension: Dimension): Test | undefined {
	const known = 'options' in dimension && dimension.options.some((option) => option.id === id);
	return known ? { ...test, options: [...test.options, id] } : undefined;
}

function withZone(test: TriadTest, word: string): Test | undefined {
	const zone = ZONES.find((zone) => ZONE_WORDS[zone] === word);
	return zone && { ...test, zones: [...test.zones, zone] };
}

function withLasso(test: TriadTest, text: string): Test | undefined {
	const lasso = readLasso(text);
	return lasso && test.lasso.length === 0 ? { ...test, lasso } : undefined;
}

function readRange(token: string): SliderRange | undefined {
	const match = /^(\d{0,3})~(\d{0,3})$/.exec(token);
	if (!match || token === '~') return undefined;
	const [from, to] = [Number(match[1] || 0), Number(match[2] || SLIDER_STEPS)];
	return Math.max(from, to) <= SLIDER_STEPS ? { from, to } : undefined;
}

function readLasso(text: string): readonly Spot[] | undefined {
	const corners = text.split('_', MOST_LASSO_CORNERS + 1).map((corner) => /^(-?\d{1,4})\.(-?\d{1,4})$/.exec(corner));
	if (corners.length < 3 || corners.length > MOST_LASSO_CORNERS) return undefined;
	const spots = corners.flatMap((match): Spot[] => (match ? [[Number(match[1]), Number(match[2])]] : []));
	const inReach = (value: number) => -WHOLE <= value && value <= 2 * WHOLE;
	return spots.length === corners.length && spots.flat().every(inReach) ? spots : undefined;
}

function readPeriod(token: string) {
	const match = /^(\d{4}-\d{2}-\d{2})?~(\d{4}-\d{2}-\d{2})?$/.exec(token);
	if (!match || token === '~') return undefined;
	const [from, until] = [dayOf(match[1]), dayOf(match[2])];
	return from === undefined || until === undefined ? undefined : { from, until };
}

/** `undefined` for a day that is not in the calendar. */
function dayOf(date: string | undefined): number | null | undefined {
	if (date === undefined) return null;
	const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
	return day >= FIRST_DAY && dateOf(day) === date ? day : undefined;
}

const dateOf = (day: number | null) => (day === null ? '' : new Date(day * 86_400_000).toISOString().slice(0, 10));

function readWords(fields: Fields): string {
	const words = fields.takeWhole('woorden').join(' ').trim().replace(/\s+/g, ' ');
	if (words.length > MOST_WORDS_LENGTH) fields.drop('woorden', words.slice(MOST_WORDS_LENGTH));
	return words.slice(0, MOST_WORDS_LENGTH).trimEnd();
}

function readLabel(fields: Fields): string | undefined {
	const [label = '', ...more] = fields.takeWhole('label');
	for (const other of more) fields.drop('label', other);
	const tag = readTag(label);
	if (tag === undefined && label !== '') fields.drop('label', label);
	return tag;
}

/** Option ids are ours or from somebody's file; the signs that mean something here are written as `!` and two digits. */
const escapeOption = (id: string) =>
	id.replace(/[!,()~:]/g, (sign) => `!${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

const unescapeOption = (token: string) =>
	token.replace(/!([\da-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

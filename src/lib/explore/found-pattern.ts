/**
 * Patterns as they are kept and as they stand in an address. Columns are renumbered when a question or an option joins; a pattern goes by
 * the names of both: `wie-hielp~zorgen`, `gevoel:blij~nodig:boven`.
 */
import type { Columns } from './columns.ts';
import type { Pattern, Patterns, Side, Untestable, UntestedPair } from './pattern.ts';
import type { ScalePart } from './scale.ts';

export interface FoundPattern extends Omit<Pattern, 'sides'> {
	readonly pair: string;
}

export interface FoundUntested extends Omit<UntestedPair, 'sides'> {
	readonly pair: string;
}

export interface Found {
	/** The strongest first. */
	readonly tested: readonly FoundPattern[];
	readonly untested: readonly FoundUntested[];
}

/** A finding that is one of this share of false ones, at most, is shown as a pattern. */
export const FALSE_SHARE = 0.05;

export const foundIn = ({ tested, untested }: Patterns, { columns }: Columns): Found => ({
	tested: tested.map(({ sides, ...finding }) => ({ pair: writePair(sides, columns), ...finding })),
	untested: untested.map(({ sides, ...outcome }) => ({ pair: writePair(sides, columns), ...outcome }))
});

/** How many pairs were left alone, by reason, the most frequent first. */
export function countReasons(untested: readonly FoundUntested[]): readonly (readonly [Untestable, number])[] {
	const counts = new Map<Untestable, number>();
	for (const { why } of untested) counts.set(why, (counts.get(why) ?? 0) + 1);
	return [...counts].sort(([, a], [, b]) => b - a);
}

/** Columns, or only what they are about. */
interface Named {
	readonly columns: readonly Pick<Columns['columns'][number], 'dimension'>[];
}

const CORNER_WORDS = ['boven', 'links', 'rechts'] as const;

export const writePair = (sides: readonly [Side, Side], columns: Named['columns']): string =>
	sides.map((side) => writeSide(side, columns)).join('~');

/** @returns `undefined` when a question or an option of it is no longer counted */
export function readPair(pair: string, { columns }: Named): readonly [Side, Side] | undefined {
	const [first, second, ...more] = pair.split('~').map((side) => readSide(side, columns));
	return first && second && more.length === 0 && first.dimension !== second.dimension ? [first, second] : undefined;
}

function writeSide({ dimension: place, part }: Side, columns: Named['columns']): string {
	const { dimension } = columns[place]!;
	const id = encode(dimension.id);
	if (!part) return id;
	if (part.kind === 'corner') return `${id}:${CORNER_WORDS[part.corner]}`;
	return 'options' in dimension ? `${id}:${encode(dimension.options[part.option]!.id)}` : id;
}

function readSide(side: string, columns: Named['columns']): Side | undefined {
	const [id = '', word] = side.split(':').map(decode);
	const place = columns.findIndex(({ dimension }) => dimension.id === id);
	if (place < 0) return undefined;
	const part = partOf(columns[place]!, word);
	if (part === null) return undefined;
	return part ? { dimension: place, part } : { dimension: place };
}

/** `null` when there is no such part. */
function partOf({ dimension }: Named['columns'][number], word: string | undefined): ScalePart | undefined | null {
	if (dimension.kind === 'choices') {
		const option = dimension.options.findIndex(({ id }) => id === word);
		return option < 0 ? null : { kind: 'option', option };
	}
	if (dimension.kind === 'triad') {
		const corner = CORNER_WORDS.findIndex((corner) => corner === word);
		return corner < 0 ? null : { kind: 'corner', corner: corner as 0 | 1 | 2 };
	}
	return word === undefined ? undefined : null;
}

const encode = (id: string) => id.replace(/[!:~]/g, (sign) => `!${sign.charCodeAt(0).toString(16)}`);
const decode = (text: string) =>
	text.replace(/!([\da-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/**
 * Counting a story in twenty charts takes twenty additions; counting it in a few *joint* charts (small dimensions beside
 * each other: age × area × perspective) takes as many additions as there are joint charts. They are taken apart afterwards,
 * once for all stories. `keys` says for every row which places of the joint counts it adds to.
 */
import type { Column } from './columns.ts';

export interface JointLayout {
	/** Places in the joint counts, all joint charts one after the other. */
	readonly places: number;
	/** Joint charts; `keys` holds this many places for each row, one row after the other. */
	readonly perRow: number;
	readonly keys: Uint16Array | Uint32Array;
	/** Takes joint counts apart: `into[d][code]`, one array per column; overwritten, but for that of one column. */
	split(joint: Int32Array, into: readonly Int32Array[], except?: number): void;
	/** The same for one column. */
	splitOne(joint: Int32Array, column: number, into: Int32Array): void;
}

/** One joint chart: the place of a row is `start` + Σ code × step. */
interface Pack {
	readonly start: number;
	readonly size: number;
	readonly members: readonly Member[];
}

interface Member {
	readonly column: number;
	readonly step: number;
	readonly codeCount: number;
}

/** @param mostPlaces  the largest joint chart to make; a dimension with more codes stands alone */
export function jointLayout(columns: readonly Column[], rows: number, mostPlaces: number): JointLayout {
	const packs = packed(columns, mostPlaces);
	const places = packs.reduce((sum, { size }) => sum + size, 0);
	const keys = places <= 0x10000 ? new Uint16Array(rows * packs.length) : new Uint32Array(rows * packs.length);
	packs.forEach((pack, at) => fillKeys(keys, pack, at, packs.length, columns, rows));
	return {
		places,
		perRow: packs.length,
		keys,
		split(joint, into, except) {
			for (const pack of packs) {
				for (const member of pack.members) {
					if (member.column !== except) sumOthers(joint, pack, member, into[member.column]!);
				}
			}
		},
		splitOne(joint, column, into) {
			for (const pack of packs) {
				for (const member of pack.members) if (member.column === column) sumOthers(joint, pack, member, into);
			}
		}
	};
}

/** First fit, the largest dimension first. */
function packed(columns: readonly Column[], mostPlaces: number): readonly Pack[] {
	const drafts: { size: number; members: Member[] }[] = [];
	const largestFirst = columns
		.map(({ codeCount }, column) => ({ column, codeCount }))
		.sort((a, b) => b.codeCount - a.codeCount);
	for (const { column, codeCount } of largestFirst) {
		let draft = drafts.find(({ size }) => size * codeCount <= mostPlaces);
		if (!draft) drafts.push((draft = { size: 1, members: [] }));
		draft.members.push({ column, step: draft.size, codeCount });
		draft.size *= codeCount;
	}
	let start = 0;
	return drafts.map((draft) => ({ ...draft, start: (start += draft.size) - draft.size }));
}

function fillKeys(
	keys: Uint16Array | Uint32Array,
	pack: Pack,
	at: number,
	perRow: number,
	columns: readonly Column[],
	rows: number
): void {
	for (let row = 0, key = at; row < rows; row++, key += perRow) keys[key] = pack.start;
	for (const { column, step } of pack.members) {
		const { codes } = columns[column]!;
		for (let row = 0, key = at; row < rows; row++, key += perRow) keys[key]! += codes[row]! * step;
	}
}

function sumOthers(joint: Int32Array, pack: Pack, { step, codeCount }: Member, into: Int32Array): void {
	const end = pack.start + pack.size;
	into.fill(0);
	for (let block = pack.start; block < end; block += step * codeCount) {
		for (let code = 0, place = block; code < codeCount; code++) {
			let sum = 0;
			for (const next = place + step; place < next; place++) sum += joint[place]!;
			into[code]! += sum;
		}
	}
}

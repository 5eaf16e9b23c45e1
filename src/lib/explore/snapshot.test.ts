import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someColumns } from '#test/explore-arbitraries.ts';
import { Problem } from '#lib/platform/problem.ts';
import { columnsOf } from './build-columns.ts';
import { cellAt, type Columns } from './columns.ts';
import { count } from './count.ts';
import { fold, usualFolding } from './folding.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot.ts';

describe('a snapshot', () => {
	it('becomes the same columns again', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(someColumns(), ({ columns }) => {
				expect(decodeSnapshot(encodeSnapshot(columns))).toEqual(columns);
			})
		);
	});

	it('may lie anywhere in a larger buffer', () => {
		fc.assert(
			fc.property(someColumns(), fc.nat(9), ({ columns }, at) => {
				const bytes = encodeSnapshot(columns);
				const larger = new Uint8Array(bytes.length + 20).fill(7);
				larger.set(bytes, at);
				expect(decodeSnapshot(larger.subarray(at, at + bytes.length))).toEqual(columns);
			})
		);
	});

	it('is refused when it is cut off, or goes on', () => {
		fc.assert(
			fc.property(someColumns(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), ({ columns }, part) => {
				const bytes = encodeSnapshot(columns);
				expect(() => decodeSnapshot(bytes.slice(0, Math.floor(bytes.length * part)))).toThrow(
					'explore.snapshot.unreadable'
				);
				expect(() => decodeSnapshot(Uint8Array.of(...bytes, 0))).toThrow('explore.snapshot.unreadable');
			})
		);
	});

	it('is refused in another version', () => {
		const bytes = encodeSnapshot(columnsOf([], []));
		bytes[8] = 1;
		expect(() => decodeSnapshot(bytes)).toThrow('explore.snapshot.other-version');
	});

	it('that was tampered with is refused, or can still be counted', { timeout: 60_000 }, () => {
		const hits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)), {
			minLength: 1,
			maxLength: 5
		});
		fc.assert(
			fc.property(someColumns(), hits, ({ columns }, hits) => {
				const bytes = encodeSnapshot(columns);
				// Near the end more often: most of the rest is ids and words.
				for (const [place, byte] of hits) bytes[bytes.length - 1 - Math.floor(place ** 3 * bytes.length)] = byte;
				const decoded = decodedOrRefused(bytes);
				if (decoded) expectCountable(decoded);
			}),
			{ numRuns: 1000 }
		);
	});

	it('does not reserve what it was only promised', () => {
		const header = new TextEncoder().encode('{"rows":4000000000,"columns":[]}');
		const bytes = new Uint8Array(16 + header.length);
		bytes.set(encodeSnapshot(columnsOf([], [])).subarray(0, 12));
		bytes[12] = header.length;
		bytes.set(header, 16);
		expect(() => decodeSnapshot(bytes)).toThrow('explore.snapshot.unreadable');
	});
});

function expectCountable(columns: Columns) {
	count(columns, []).tallies.forEach(({ all }, i) => {
		const column = columns.columns[i]!;
		const marks = Array.from({ length: columns.rows }, (_, row) => cellAt(column, row));
		const given = marks.filter((cell) => cell !== undefined && cell !== 'not-applicable');
		const sum = (counts: Int32Array) => counts.reduce((sum, stories) => sum + stories, 0);
		expect(sum(all)).toBe(columns.rows);
		expect(sum(fold(usualFolding(column), all))).toBe(column.kind === 'choices' ? given.flat().length : given.length);
	});
}

function decodedOrRefused(bytes: Uint8Array): Columns | undefined {
	try {
		return decodeSnapshot(bytes);
	} catch (error) {
		expect(error).toBeInstanceOf(Problem);
		return undefined;
	}
}

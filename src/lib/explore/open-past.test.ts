import { describe, expect, it } from 'vitest';
import type { OpenDimension } from './open-page.ts';
import { afterEdition, comeAndGone, pastOf } from './open-past.ts';

const question = (id: string, ...answers: readonly string[]): OpenDimension => ({
	kind: 'choice',
	shape: 'options',
	id,
	title: { nl: id },
	options: answers.map((answer) => ({ id: answer, label: { nl: answer } }))
});
const ROLE = question('role', 'buur', 'coach');
const AREA = question('area', 'noord', 'zuid');
const MONDAY = new Date('2026-11-02T03:00:00Z');

const edition = (dimensions: readonly OpenDimension[], shown: Record<string, number>) => ({
	charts: dimensions.map(({ id }) => id),
	dimensions,
	complete: [],
	threshold: 5,
	publication: { parts: 2, thrown: 0, shown }
});
const FIRST = afterEdition(edition([ROLE, AREA], { '': 40, '0.0': 25, '1.1': 20 }), 40, MONDAY, undefined);

describe('what was seen before', () => {
	it('is known by question and answer, in whatever order they stand now', () => {
		const { looks } = pastOf(FIRST, [AREA, question('role', 'coach', 'familie', 'buur')]);
		const known = looks.at(-1)!.known;
		expect(known['1.2']).toEqual([18, 32, 25]);
		expect(known['0.1']).toEqual([13, 27, 20]);
		expect(known['0.1-1.0']).toEqual([0, 8, null]);
		// Who gave none of the answers there are now, may have given one that is no more.
		expect(known['1.*']).toBeUndefined();
		expect(known['0.*']).toBeDefined();
	});

	it('stays known, less sharply, while a question is not asked', () => {
		const meanwhile = { ...FIRST, told: 2, withdrawn: 1 };
		const second = afterEdition(edition([ROLE], { '': 40, '0.0': 25 }), 41, MONDAY, meanwhile);
		expect(second.questions.map(({ id }) => id)).toEqual(['role', 'area']);
		expect(pastOf(second, [AREA]).looks.at(-1)!.known['0.1']).toEqual([12, 29]);
		expect(pastOf(second, [ROLE]).looks.at(-1)!.known['0.0']).toEqual([18, 32, 25]);
	});

	it('adds up, whatever was stored at the moment of counting', () => {
		expect(comeAndGone(40, 41, 2)).toEqual({ told: 2, withdrawn: 1 });
		expect(comeAndGone(40, 43, 2)).toEqual({ told: 3, withdrawn: 0 });
		expect(comeAndGone(40, 38, 0)).toEqual({ told: 0, withdrawn: 2 });
	});
});

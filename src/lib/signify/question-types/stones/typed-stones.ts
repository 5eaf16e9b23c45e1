import type { Place, StonesValue } from '../../answer.ts';
import { markOf } from '../../paper.ts';
import type { QuestionOf } from '../../questionnaire.ts';
import type { Issue } from '../question-type.ts';
import { indexOfMark } from '../typed-options.ts';
import { wholeIn } from '../typed-parts.ts';
import { GRID, snap } from './stones.ts';

type Stones = QuestionOf<'stones'>['settings'];

/** `a 3,4 b 10,12`: the letter, how many lines to the right, how many up; one stone alone needs no letter. */
export function readTypedStones({ markers }: Stones, typed: string): StonesValue | Issue {
	const issue = { code: `paper.issue.${nameFor(markers)}`, params: { most: GRID } };
	const words = wordsOf(withLetter(markers, typed));
	if (words === undefined || words.length % 3 !== 0) return issue;

	const stones: Record<string, Place> = {};
	for (let at = 0; at < words.length; at += 3) {
		const [mark, right, up] = words.slice(at, at + 3) as [string, string, string];
		const marker = /^[a-z]$/.test(mark) ? markers[indexOfMark(mark, markers.length) ?? -1] : undefined;
		const place = placeOf(right, up);
		if (!marker || !place) return issue;
		if (marker.id in stones) return { code: 'paper.issue.stone-twice', params: { typed: mark } };
		stones[marker.id] = place;
	}
	return { stones };
}

const nameFor = ({ length }: Stones['markers']) => (length === 1 ? 'stone' : 'stones');

const withLetter = (markers: Stones['markers'], typed: string): string =>
	markers.length === 1 && /^\d/.test(typed) ? `${markOf(0, 1)} ${typed}` : typed.toLowerCase();

function placeOf(right: string, up: string): Place | undefined {
	const [x, y] = [right, up].map((word) => wholeIn(word, 0, GRID));
	return x === undefined || y === undefined ? undefined : snap(x / GRID, y / GRID);
}

/** Letters and numbers apart; `undefined` when anything else stands between them than what parts them. */
const wordsOf = (typed: string): readonly string[] | undefined =>
	/[^a-z\d\s,;.:/()]/.test(typed) ? undefined : (typed.match(/[a-z]+|\d+/g) ?? []);

export const stonesHint = ({ markers }: Stones) => ({ key: nameFor(markers) });

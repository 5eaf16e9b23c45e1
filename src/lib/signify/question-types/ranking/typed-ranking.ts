import type { RankingValue } from '../../answer.ts';
import { markOf } from '../../paper.ts';
import type { QuestionOf } from '../../questionnaire.ts';
import type { Issue } from '../question-type.ts';
import { indexOfMark, isIssue } from '../typed-options.ts';
import { readEach, wholeIn, wordsIn } from '../typed-parts.ts';
import { placeOf, ranking } from './ranking.ts';

type Ranking = QuestionOf<'ranking'>;

/** `b a d`: the letters in order; or `2 1 –`: the number that was written beside each. */
export function readTypedRanking(question: Ranking, typed: string): RankingValue | Issue {
	return /[a-z]/i.test(typed) ? readLetters(question, typed.toLowerCase()) : readNumbers(question, typed);
}

function readLetters({ settings: { options } }: Ranking, typed: string): RankingValue | Issue {
	const order: string[] = [];
	for (const mark of typed.replace(/[\s,;>]/g, '')) {
		const index = /[a-z]/.test(mark) ? indexOfMark(mark, options.length) : undefined;
		if (index === undefined) return { code: 'paper.issue.option', params: { typed: mark } };
		order.push(options[index]!.id);
	}
	return { order };
}

/** As the list on the screen: a gap between the places means nothing. */
function readNumbers(question: Ranking, typed: string): RankingValue | Issue {
	const { options, top } = question.settings;
	const issue = { code: 'paper.issue.ranking', params: { options: options.length, places: top } };
	const places = readEach(options, wordsIn(typed), issue, (word) => wholeIn(word, 1, top));
	if (isIssue(places)) return places;
	const fields = Object.entries(places).map(([id, place]) => [placeOf(id), [String(place)]] as const);
	const value = ranking.fromForm(question, Object.fromEntries(fields)) ?? issue;
	return 'sharedPlace' in value ? { code: 'paper.issue.place-twice' } : value;
}

export function rankingHint({ settings: { options, top } }: Ranking) {
	const letters = ['b', 'a', 'd', 'c'].filter((mark) => indexOfMark(mark, options.length) !== undefined);
	const inOrder = [...letters, ...options.map((_, index) => markOf(index, options.length)).slice(letters.length)];
	const numbers = options.map((_, index) => (index < 2 && index < top ? String(Math.min(top, 2) - index) : '–'));
	return {
		key: 'ranking',
		params: { letters: inOrder.slice(0, top).join(' '), numbers: numbers.join(' ') }
	};
}

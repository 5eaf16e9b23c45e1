import type { Say } from '#lib/platform/messages.ts';
import type { ChoicesDimension } from '#lib/signify/dimension.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { ChosenPair } from '../../chosen-together.ts';

/** A pair as a sentence, without its full stop. */
export function pairWords(
	{ fewer, more, both, of }: ChosenPair,
	dimension: ChoicesDimension,
	language: string,
	say: Say
): string {
	const [one, other] = [fewer, more].map((option) => inLanguage(dimension.options[option]!.label, language));
	const words = { fewer: one!, more: other!, both, of, count: both };
	if (both === 0) return say('charts.together.never', words);
	return say(both === of ? 'charts.together.always' : 'charts.together.said', words);
}

/** What a balance says in words: about whom we heard, and never about what a group does or is. */
import type { Say } from '#lib/platform/messages.ts';
import type { ChoiceDimension } from '#lib/signify/dimension.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Balance, GroupBalance } from './balance.ts';

interface Tongue {
	readonly language: string;
	readonly say: Say;
}

const MOST_IN_A_SENTENCE = 70;

/** What a group is called; a very long name is cut where it stands in a sentence. */
export function groupName({ options }: ChoiceDimension, { option }: Pick<GroupBalance, 'option'>, language: string) {
	const label = options.find(({ id }) => id === option)?.label;
	return label ? inLanguage(label, language) : option;
}

/** One group in one sentence. */
export function groupWords(group: GroupBalance, dimension: ChoiceDimension, { language, say }: Tongue): string {
	const name = Array.from(groupName(dimension, group, language));
	const from = say(dimension.shape === 'areas' ? 'missing.from.area' : 'missing.from.group', {
		group: name.length > MOST_IN_A_SENTENCE ? `${name.slice(0, MOST_IN_A_SENTENCE - 1).join('')}…` : name.join('')
	});
	const key = group.count === 0 && group.verdict !== 'few' ? `${group.verdict}.none` : group.verdict;
	const expected = expectedWords(group, { language, say });
	return say(`missing.says.${key}`, {
		from,
		count: group.count,
		expected: group.expected < 1 ? expected : say('missing.about', { count: expected })
	});
}

/** How many would bring a group in proportion; only said of whom we firmly heard little. */
export const shortWords = ({ verdict, short }: GroupBalance, say: Say): string | undefined =>
	verdict === 'less' ? say('missing.short', { count: Math.max(1, Math.round(short)) }) : undefined;

/** All groups together in one sentence. */
export function overallWords({ moved, p }: Balance, who: string, say: Say): string {
	if (p === undefined) return say('missing.overall.unknown');
	if (p > 0.05) return say('missing.overall.alike', { who });
	return say('missing.overall.apart', { who, count: Math.max(1, Math.round(100 * moved)) });
}

/** A count that nobody made: whole, but never nothing. */
export const expectedWords = ({ expected }: Pick<GroupBalance, 'expected'>, { language, say }: Tongue): string =>
	expected < 1 ? say('missing.below-one') : Math.round(expected).toLocaleString(language);

/** "0,4 (0,2 tot 0,8)": how often we heard from a group, where 1 is in proportion. */
export function ratioWords({ ratio }: Pick<GroupBalance, 'ratio'>, { language, say }: Tongue): string {
	const said = (value: number) =>
		value.toLocaleString(language, { maximumFractionDigits: value < 0.1 ? 2 : value < 10 ? 1 : 0 });
	return say('missing.ratio', { size: said(ratio.size), low: said(ratio.low), high: said(ratio.high) });
}

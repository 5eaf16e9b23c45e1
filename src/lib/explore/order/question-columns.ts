import type { Dimension } from '#lib/signify/dimension.ts';

/** The first of the facts about the telling itself, which stand behind all questions; a question may be called the same. */
const FIRST_FACT: readonly string[] = ['told-at', 'story-told-at'];

/** What was asked, without when and how the stories came in. */
export function questionColumns<Column extends { readonly dimension: Dimension }>(
	columns: readonly Column[]
): readonly Column[] {
	const end = columns.findLastIndex(({ dimension: { id } }) => FIRST_FACT.includes(id));
	return end < 0 ? columns : columns.slice(0, end);
}

import type { Say } from '#lib/platform/messages.ts';
import type { Draft } from '../../missing/draft.ts';
import { LONGEST_SOURCE } from '../../missing/population.ts';

/** What is wrong with a draft, with the field where it is put right. */
export function faultsOf(
	{ refused, source }: Draft,
	say: Say
): readonly { readonly field: string; readonly message: string }[] {
	if (!refused) return [];
	const first = {
		field: FIELDS[refused.code] ?? 'aantal',
		message: say(`missing.refused.${refused.code}`, refused.params)
	};
	// Two fields that are often both forgotten.
	return refused.code === 'who' && source === ''
		? [first, { field: 'bron', message: say('missing.refused.source', { most: LONGEST_SOURCE }) }]
		: [first];
}

const FIELDS: Readonly<Record<string, string>> = {
	who: 'wie',
	source: 'bron',
	'no-such-question': 'vraag',
	nameless: 'groep',
	double: 'groep',
	'no-such-answer': 'regels',
	'too-few-groups': 'regels',
	nobody: 'regels'
};

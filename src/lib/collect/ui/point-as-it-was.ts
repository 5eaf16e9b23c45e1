import { loadAsks } from '#lib/signify/ui/asks.ts';
import type { TellingPoint } from './conversation.ts';
import { drawn, readPage } from './teller-page.ts';

const PATIENCE_MS = 15_000;

/**
 * What was asked here in an earlier version, in the language of this page, with the screens that ask it: a kind of question that is
 * asked no more is not there yet. `undefined` when that cannot be had now.
 */
export async function pointAsItWas(version: number): Promise<TellingPoint | undefined> {
	try {
		const there = new URL(location.href);
		there.searchParams.set('versie', String(version));
		const answer = await fetch(there, { signal: AbortSignal.timeout(PATIENCE_MS) });
		const { point } = readPage(drawn(await answer.text()));
		if (point.questionnaireVersion !== version) return undefined;
		await loadAsks(point.questionnaire.questions.map(({ type }) => type));
		return point;
	} catch {
		return undefined;
	}
}

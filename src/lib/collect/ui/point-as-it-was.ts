import type { TellingPoint } from './conversation.ts';
import { drawn, readPage } from './teller-page.ts';

const PATIENCE_MS = 15_000;

/** What was asked here in an earlier version, in the language of this page; `undefined` when that cannot be had now. */
export async function pointAsItWas(version: number): Promise<TellingPoint | undefined> {
	try {
		const there = new URL(location.href);
		there.searchParams.set('versie', String(version));
		const answer = await fetch(there, { signal: AbortSignal.timeout(PATIENCE_MS) });
		const { point } = readPage(drawn(await answer.text()));
		return point.questionnaireVersion === version ? point : undefined;
	} catch {
		return undefined;
	}
}

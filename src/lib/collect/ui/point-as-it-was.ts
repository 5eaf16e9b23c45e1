import type { TellingPoint } from './conversation.ts';
import { drawn, readPage } from './teller-page.ts';

/** What was asked here in an earlier version; `undefined` when that cannot be had now. */
export async function pointAsItWas(version: number): Promise<TellingPoint | undefined> {
	try {
		const answer = await fetch(`?versie=${version}`, { signal: AbortSignal.timeout(8000) });
		const { point } = readPage(drawn(await answer.text()));
		return point.questionnaireVersion === version ? point : undefined;
	} catch {
		return undefined;
	}
}

import type { Say } from '#lib/platform/messages.ts';

/** What a door answers to a file that it did not take. */
interface Answered {
	readonly choose?: boolean;
	readonly refused?: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
	readonly problem?: string;
}

/** Why a file was not taken, for who chose it; `undefined` when it was, or nobody chose one yet. */
export function whyRefused(say: Say, answered: object | null): string | undefined {
	const { choose, refused, problem }: Answered = answered ?? {};
	if (choose) return say('questionnaire-files.choose');
	if (problem !== undefined) return say(problem);
	if (!refused) return undefined;
	const key = `questionnaire-files.refused.${refused.code}`;
	const said = say(key, refused.params);
	return said === key ? say('questionnaire-files.refused.other') : said;
}

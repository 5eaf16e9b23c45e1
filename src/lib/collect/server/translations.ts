import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { getWorkingCopy, saveWorkingCopy } from '#lib/signify/server/drafts.ts';
import { textsIn, withText } from '#lib/signify/texts.ts';
import { mayOpenStoryPoints } from '../policy.ts';
import { changeStoryPoint } from './point-commands.ts';
import { getStoryPoint } from './queries.ts';

/** A sentence in two languages; `name` is its place, and the name of its field in a form. */
export interface TextPair {
	readonly name: string;
	readonly from: string;
	readonly to: string;
}

export interface Translations {
	readonly languages: readonly string[];
	readonly revision: number;
	readonly point: readonly TextPair[];
	readonly questionnaire: readonly TextPair[];
}

const pairsOf = (thing: unknown, prefix: string, from: string, to: string): readonly TextPair[] =>
	textsIn(thing).map(({ path, words }) => ({
		name: [prefix, ...path].join('.'),
		from: words[from] ?? '',
		to: words[to] ?? ''
	}));

/** Every text of a point and of the working copy of its questionnaire, side by side. @throws Problem `forbidden`, `not-found` */
export async function getTranslations(ctx: Context, slug: string, from: string, to: string): Promise<Translations> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const { definition, questionnaireId } = await getStoryPoint(ctx, slug);
	const { questionnaire, revision } = await getWorkingCopy(ctx, questionnaireId);
	return {
		languages: definition.languages,
		revision,
		point: pairsOf(definition, 'point', from, to),
		questionnaire: pairsOf(questionnaire, 'questionnaire', from, to)
	};
}

/**
 * Keeps what was written in one language: the point's own texts at once, those of the questionnaire in its working copy.
 * @param said  by {@link TextPair.name}; what is not there stays as it is
 * @throws Problem `forbidden`, `not-found`, `conflict` when the working copy was changed since `revision`
 */
export async function translate(
	ctx: Context,
	slug: string,
	language: string,
	revision: number,
	said: ReadonlyMap<string, string>
): Promise<void> {
	authorise(mayOpenStoryPoints(ctx.actor));
	await inTransaction(ctx, async (ctx) => {
		const point = await getStoryPoint(ctx, slug);
		const { questionnaire } = await getWorkingCopy(ctx, point.questionnaireId);
		const definition = translated(point.definition, 'point', language, said);
		const next = translated(questionnaire, 'questionnaire', language, said);
		if (definition !== point.definition) await changeStoryPoint(ctx, slug, { ...point, definition });
		if (next !== questionnaire) await saveWorkingCopy(ctx, point.questionnaireId, revision, next);
	});
}

function translated<T>(thing: T, prefix: string, language: string, said: ReadonlyMap<string, string>): T {
	return textsIn(thing).reduce((now, { path, words }) => {
		const text = said.get([prefix, ...path].join('.'));
		return text === undefined || text === (words[language] ?? '') ? now : withText(now, path, language, text);
	}, thing);
}

import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { type Language, messagesOf } from '#lib/platform/server/message-files.ts';
import { exportCodebook, exportStories } from './export.ts';
import { PRIVATE } from './headers.ts';

interface Wanted {
	/** The fields of `ExportForm`: `soort`, `kolommen`, `scheiding`. */
	readonly wishes: URLSearchParams;
	readonly name: string;
	readonly language: Language;
}

/** A file to download, as the form asked for it. */
export async function exportAnswer(
	ctx: Context,
	pointId: Id<'story-point'>,
	ids: readonly Id<'story'>[],
	{ wishes, name, language }: Wanted
): Promise<Response> {
	const say = sayFrom(messagesOf(language, ['explore', 'types-team', 'doors', 'helper']), language);
	const separator = wishes.get('scheiding') === 'puntkomma' ? ';' : ',';
	const isCodebook = wishes.get('soort') === 'codeboek';
	const file = isCodebook
		? await exportCodebook(ctx, pointId, ids, { language, say, separator })
		: await exportStories(ctx, pointId, ids, {
				language,
				say,
				separator,
				naming: wishes.get('kolommen') === 'codes' ? 'codes' : 'words'
			});
	const day = ctx.now.toISOString().slice(0, 10);
	const kind = say(isCodebook ? 'explore.export.file.codebook' : 'explore.export.file.stories');
	return new Response(file, {
		headers: {
			...PRIVATE,
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName(`${name} ${kind} ${day}`)}.csv"`
		}
	});
}

/** What every system takes for a name. */
const fileName = (words: string) =>
	words
		.normalize('NFKD')
		.replace(/[^A-Za-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 100)
		.toLowerCase();

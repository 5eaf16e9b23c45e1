import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { type Language, messagesOf } from '#lib/platform/server/message-files.ts';
import { FILE_KINDS, isExportFormat } from '../export-format.ts';
import { exportCodebook, exportStories } from './export.ts';
import { PRIVATE } from './headers.ts';

interface Wanted {
	/** The fields of `ExportForm`: `soort`, `vorm`, `kolommen`, `scheiding`. */
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
	const say = sayFrom(messagesOf(language, ['explore', 'types-team', 'doors', 'helper', 'selections']), language);
	const wanted = wishes.get('vorm');
	const format = isExportFormat(wanted) ? wanted : 'csv';
	const isCodebook = wishes.get('soort') === 'codeboek';
	const day = ctx.now.toISOString().slice(0, 10);
	const nameOf = (kind: 'stories' | 'codebook') =>
		`${fileName(`${name} ${say(`explore.export.file.${kind}`)} ${day}`)}.${FILE_KINDS[format][kind].ending}`;
	const style = {
		language,
		say,
		format,
		separator: wishes.get('scheiding') === 'puntkomma' ? ';' : ',',
		naming: wishes.get('kolommen') === 'codes' ? 'codes' : 'words',
		fileName: nameOf('stories')
	} as const;
	const kind = isCodebook ? 'codebook' : 'stories';
	const file = await (isCodebook ? exportCodebook : exportStories)(ctx, pointId, ids, style);
	return new Response(file, {
		headers: {
			...PRIVATE,
			'content-type': FILE_KINDS[format][kind].type,
			'content-disposition': `attachment; filename="${nameOf(kind)}"`
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

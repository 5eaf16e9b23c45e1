import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { type Language, messagesOf } from '#lib/platform/server/message-files.ts';
import { FILE_KINDS } from '../export-format.ts';
import type { ExportWishes } from '../export-wishes.ts';
import { exportCodebook, exportStories } from './export.ts';
import { PRIVATE } from './headers.ts';

interface Wanted {
	readonly wishes: ExportWishes;
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
	const { kind, format, naming, separator } = wishes;
	const day = ctx.now.toISOString().slice(0, 10);
	const nameOf = (kind: ExportWishes['kind']) =>
		`${fileName(`${name} ${say(`explore.export.file.${kind}`)} ${day}`)}.${FILE_KINDS[format][kind].ending}`;
	const style = { language, say, format, separator, naming, fileName: nameOf('stories') };
	const file = await (kind === 'codebook' ? exportCodebook : exportStories)(ctx, pointId, ids, style);
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

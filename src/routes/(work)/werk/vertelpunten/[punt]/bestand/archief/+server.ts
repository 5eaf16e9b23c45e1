import { exportArchive } from '#lib/explore/server/archive/export-archive.ts';
import { PRIVATE } from '#lib/explore/server/headers.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { RequestHandler } from './$types';

/** The whole story point, to keep or to bring to another house. */
export const GET: RequestHandler = async ({ locals: { ctx, language }, params: { punt }, url }) => {
	const say = sayFrom(messagesOf(language, ['explore', 'types-team', 'doors', 'helper', 'selections']), language);
	const file = await exportArchive(ctx, punt, { language, say, ofReaders: url.searchParams.has('lezers') });
	const name = `${punt}-vertelpunt-${ctx.now.toISOString().slice(0, 10)}.zip`;
	return new Response(file, {
		headers: {
			...PRIVATE,
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
};

import { redirect } from '@sveltejs/kit';
import { qrCodeOf } from '#lib/collect/qr.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { mayLeadTables } from '#lib/sensemaking/policy.ts';
import { findBoard } from '#lib/sensemaking/server/board/board-queries.ts';
import { closeBoard, openBoard, takeLead } from '#lib/sensemaking/server/board/boards.ts';
import { openTable } from '#lib/sensemaking/server/queries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { ctx, language }, params, url, parent, setHeaders }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const { title, question, agenda } = await openTable(ctx, point.id, params.id);
	const board = await findBoard(ctx, point.id, params.id);
	const leads = mayLeadTables(ctx.actor);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { messages } = await parent();
	const common = {
		messages: { ...messages, ...messagesOf(language, ['board', 'read']) },
		title,
		question,
		agenda,
		leads
	};
	if (!board) return { ...common, board: null };
	const { state, place } = board;
	const { size, path } = qrCodeOf(`${url.origin}/tafel/${state.code}`);
	return {
		...common,
		board: {
			...state,
			tableId: params.id,
			seat: leads && state.isOpen ? await takeLead(ctx, point.id, params.id) : 0,
			codes: [...place.cards.keys()],
			address: `${url.host}/tafel`,
			qr: { size, path }
		}
	};
};

export const actions: Actions = {
	async open({ locals: { ctx }, params }) {
		const point = await getBareStoryPoint(ctx, params.punt);
		await openBoard(ctx, point.id, params.id);
		redirect(303, `/werk/vertelpunten/${params.punt}/tafels/${params.id}/bord`);
	},

	async close({ locals: { ctx }, params }) {
		const point = await getBareStoryPoint(ctx, params.punt);
		await closeBoard(ctx, point.id, params.id);
		redirect(303, `/werk/vertelpunten/${params.punt}/tafels/${params.id}/bord`);
	}
};

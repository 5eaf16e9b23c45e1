import { json, type RequestEvent } from '@sveltejs/kit';
import { recordingNotFound } from '#lib/media/problems.ts';
import { getRecordingStatus } from '#lib/media/server/queries.ts';
import { answerTus, TUS_HEADERS } from '#lib/media/server/tus.ts';
import { isWireKey, statusToWire } from '#lib/media/wire.ts';
import { idOf } from '#lib/platform/id.ts';
import { apiDoor } from '#lib/platform/server/api.ts';

export const trailingSlash = 'ignore';

type Event = RequestEvent<{ opname: string }>;

const Id = idOf<'recording'>();

function asked({ params, request }: Event) {
	const id = Id.safeParse(params.opname);
	const key = request.headers.get('sleutel');
	if (!id.success || !isWireKey(key)) throw recordingNotFound();
	return { id: id.data, key };
}

const tus = (event: Event) => answerTus(event.request, { ctx: event.locals.ctx, key: asked(event).key });

export const { GET, HEAD, PATCH, DELETE, OPTIONS, fallback } = apiDoor(
	{
		async GET(event: Event) {
			const { id, key } = asked(event);
			const status = await getRecordingStatus(event.locals.ctx, id, key);
			return json(statusToWire(status), { headers: { 'cache-control': 'no-store' } });
		},
		HEAD: tus,
		PATCH: tus,
		DELETE: tus
	},
	TUS_HEADERS
);

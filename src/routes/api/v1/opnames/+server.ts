import type { RequestEvent } from '@sveltejs/kit';
import { storyPointNotFound } from '#lib/collect/problems.ts';
import { findStoryPoint } from '#lib/collect/server/queries.ts';
import { recordingNotFound } from '#lib/media/problems.ts';
import { answerTus, readUploadMetadata, TUS_HEADERS } from '#lib/media/server/tus.ts';
import { isWireKey, readAnnouncement } from '#lib/media/wire.ts';
import { apiDoor } from '#lib/platform/server/api.ts';

export const trailingSlash = 'ignore';

const door = apiDoor(
	{
		async POST({ locals, request, getClientAddress }: RequestEvent) {
			const key = request.headers.get('sleutel');
			if (!isWireKey(key)) throw recordingNotFound();
			const fields = readUploadMetadata(request.headers.get('upload-metadata'));
			const announced = readAnnouncement(fields, Number(request.headers.get('upload-length')), key);

			const found = await findStoryPoint(locals.ctx, announced.slug);
			if (!found) throw storyPointNotFound();
			const { id, definition } = found.point;
			const place = {
				storyPointId: id,
				language: announced.language ?? definition.languages[0] ?? 'nl',
				keepDays: definition.sound?.keepDaysAfterAccepted ?? 0
			};
			const recording = { place, recording: announced.recording, address: getClientAddress() };
			return answerTus(request, { ctx: found.ctx, key, announced: recording });
		}
	},
	TUS_HEADERS
);

export const { POST, fallback } = door;

/** Says, besides what every address of the API says, which tus is spoken here. */
export const OPTIONS = async (event: RequestEvent): Promise<Response> => {
	const response = await door.OPTIONS(event);
	const tus = await answerTus(event.request, { ctx: event.locals.ctx, key: '' });
	for (const name of ['tus-version', 'tus-extension', 'tus-max-size', 'tus-resumable'])
		response.headers.set(name, tus.headers.get(name) ?? '');
	return response;
};

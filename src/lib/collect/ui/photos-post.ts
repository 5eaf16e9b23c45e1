/** Photos on their way to the house. */
import { photosIn } from '#lib/signify/photos-in.ts';
import type { KeptPhotos } from '#lib/signify/question-types/photo/ui/photos.ts';
import { replyOf, type Reply } from '../outbox.ts';
import type { Telling } from '../telling.ts';

const LONGEST_POST_MS = 60_000;
/** The house keeps what it has twice as long for an experience that does not come. */
const FRESH_MS = 24 * 60 * 60_000;

/** When the house said that it has it. */
const arrived = new Map<string, number>();

/** Not on this device any more: the house may have it, and else the teller has to choose again. */
const LOST: Reply = { kind: 'answer', status: 400, isProblem: true };

/** @returns `undefined` when the house has them all */
export async function deliverPhotos(kept: KeptPhotos, slug: string, telling: Telling): Promise<Reply | undefined> {
	let lost: Reply | undefined;
	for (const { id } of photosIn(telling.answers)) {
		const address = `/api/v1/vertelpunten/${encodeURIComponent(slug)}/ervaringen/${telling.id}/fotos/${id}`;
		if (Date.now() - (arrived.get(address) ?? 0) < FRESH_MS) continue;
		const photo = await kept.find(id).catch(() => null);
		if (photo === null) return { kind: 'silence' };
		const refusal = photo ? await put(address, telling.key, photo) : (lost = LOST);
		if (refusal && refusal !== LOST) return refusal;
		if (!refusal) arrived.set(address, Date.now());
	}
	return lost;
}

async function put(address: string, key: string, photo: Blob): Promise<Reply | undefined> {
	try {
		const response = await fetch(address, {
			method: 'PUT',
			headers: { Sleutel: key, 'content-type': photo.type || 'application/octet-stream', accept: 'application/json' },
			body: photo,
			credentials: 'omit',
			signal: AbortSignal.timeout?.(LONGEST_POST_MS)
		});
		return response.status === 204 ? undefined : replyOf(response);
	} catch {
		return { kind: 'silence' };
	}
}

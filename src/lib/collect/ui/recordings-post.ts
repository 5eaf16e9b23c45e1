/** Recordings on their way from this page, and how far each of them is. */
import type { Recording } from '#lib/media/kept-recording.ts';
import { findSound } from '#lib/media/ui/pieces.ts';
import { askStatus, takeBack as takeBackSound, type Sender, type Sent } from '#lib/media/ui/post-office.ts';
import type { Reply } from '../outbox.ts';
import type { Draft } from '../telling-draft.ts';
import { progress } from './recordings-progress.ts';

type Spoken = Pick<Draft, 'id' | 'key' | 'language'> & { readonly recording: Recording };

interface Flight {
	readonly sent: Promise<Sent>;
	readonly stop: AbortController;
}

const flying = new Map<string, Flight>();

export const senderOf = (slug: string, { id, key, language, recording }: Spoken): Sender => ({
	recording,
	storyId: id,
	slug,
	key,
	language: recording.language ?? language
});

/** Sends what the house does not have yet; who asks twice waits for the same. */
export function send(sender: Sender): Promise<Sent> {
	const { id } = sender.recording;
	const known = flying.get(id);
	if (known) return known.sent;
	const stop = new AbortController();
	const sent = sendKept(sender, stop.signal).finally(() => flying.delete(id));
	flying.set(id, { sent, stop });
	return sent;
}

async function sendKept(sender: Sender, signal: AbortSignal): Promise<Sent> {
	const { recording } = sender;
	const found = await findSound(recording.kept, recording.mime).catch(() => null);
	if (found === null) return 'silence';
	if (found) {
		const tus = await import('#lib/media/ui/upload.ts').catch(() => undefined);
		const told = (share: number) => progress.set(recording.id, share);
		return tus ? tus.sendSound(sender, found.sound, told, signal) : 'silence';
	}
	// Its pieces are gone from here; that is right when they are there.
	const status = await askStatus(sender);
	return status && status.state !== 'onderweg' ? 'whole' : { status: status ? 409 : 404 };
}

/** @returns `undefined` when the house has it whole */
export async function deliver(slug: string, telling: Spoken): Promise<Reply | undefined> {
	const sent = await send(senderOf(slug, telling));
	if (sent === 'whole') return undefined;
	if (sent === 'silence') return { kind: 'silence' };
	// Other answers than a refusal of these very bytes may become better.
	const isFinal = [400, 413, 415].includes(sent.status);
	return { kind: 'answer', ...sent, status: isFinal ? 400 : 503, isProblem: isFinal };
}

export function takeBack(recording: Recording, key: string): void {
	flying.get(recording.id)?.stop.abort();
	progress.delete(recording.id);
	void takeBackSound(recording.id, key);
}

/** A recording on its way to the house: in pieces, from where it was, as often as it takes (tus 1.0). */
import { DetailedError, Upload } from 'tus-js-client';
import type { Recording } from '../recorder.ts';

const DOOR = '/api/v1/opnames';
const CHUNK_BYTES = 512 * 1024;
const PAUSES_MS = [500, 1000, 2000, 4000];
const LONGEST_QUESTION_MS = 20_000;

/** Whose recording it is; the same on every try. */
export interface Sender {
	readonly recording: Recording;
	readonly storyId: string;
	readonly slug: string;
	/** The key of the telling. */
	readonly key: string;
	/** In which it was told. */
	readonly language: string;
}

/** Where the recording is, in the house. */
export interface Status {
	readonly state: 'onderweg' | 'ontvangen' | 'wordt-uitgeschreven' | 'uitgeschreven' | 'afgekeurd' | 'alleen-geluid';
	/** Of what is being done now, from 0 to 1. */
	readonly progress: number;
	readonly text?: string;
	readonly language?: string;
}

export type Sent = 'whole' | { readonly status: number; readonly retryAfterSeconds?: number } | 'silence';

const doorOf = (id: string) => `${DOOR}/${encodeURIComponent(id)}`;

/**
 * Settles when the house has it whole, says no, or does not answer.
 * @param onprogress  from 0 to 1: what the house said that it has
 */
export function sendSound(
	sender: Sender,
	sound: Blob,
	onprogress: (share: number) => void,
	signal?: AbortSignal
): Promise<Sent> {
	const { recording, storyId, slug, key, language } = sender;
	return new Promise((resolve) => {
		const upload = new Upload(sound, {
			endpoint: DOOR,
			// Always asks first how much there is already; what was never begun is begun.
			uploadUrl: doorOf(recording.id),
			chunkSize: CHUNK_BYTES,
			retryDelays: PAUSES_MS,
			storeFingerprintForResuming: false,
			headers: { Sleutel: key },
			metadata: {
				id: recording.id,
				ervaring: storyId,
				vertelpunt: slug,
				taal: language,
				soort: recording.mime,
				duur: String(Math.round(recording.ms))
			},
			onChunkComplete: (_, accepted, total) => onprogress(total ? accepted / total : 1),
			onSuccess: () => resolve('whole'),
			onError: (problem) => resolve(replyIn(problem))
		});
		signal?.addEventListener('abort', () => void upload.abort().then(() => resolve('silence')));
		upload.start();
	});
}

function replyIn(problem: Error): Sent {
	const answer = problem instanceof DetailedError ? problem.originalResponse : null;
	const status = answer?.getStatus() ?? 0;
	if (!status) return 'silence';
	return { status, retryAfterSeconds: Number(answer?.getHeader('Retry-After')) || undefined };
}

/** @returns `undefined` when the house did not answer, or does not know it */
export async function askStatus(sender: Sender): Promise<Status | undefined> {
	try {
		const answer = await fetch(doorOf(sender.recording.id), {
			headers: { Sleutel: sender.key, accept: 'application/json' },
			credentials: 'omit',
			cache: 'no-store',
			signal: AbortSignal.timeout(LONGEST_QUESTION_MS)
		});
		if (!answer.ok) return undefined;
		const { staat, voortgang, tekst, taal } = (await answer.json()) as Record<string, unknown>;
		return {
			state: staat as Status['state'],
			progress: Number(voortgang) || 0,
			...(typeof tekst === 'string' && { text: tekst }),
			...(typeof taal === 'string' && { language: taal })
		};
	} catch {
		return undefined;
	}
}

/** What was on its way goes away; the house itself forgets what no experience came for. */
export async function takeBack(id: string, key: string): Promise<void> {
	await fetch(doorOf(id), {
		method: 'DELETE',
		headers: { Sleutel: key, 'Tus-Resumable': '1.0.0' },
		credentials: 'omit',
		keepalive: true
	}).catch(() => undefined);
}

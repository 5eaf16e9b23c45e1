/** A recording on its way to the house: in pieces, from where it was, as often as it takes (tus 1.0). */
import { DetailedError, Upload } from 'tus-js-client';
import { DOOR, doorOf, type Sender, type Sent } from './post-office.ts';

const CHUNK_BYTES = 512 * 1024;
const PAUSES_MS = [500, 1000, 2000, 4000];
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

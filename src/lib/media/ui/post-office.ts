/** What the house says of a recording, and how it is taken back. */
import type { Recording } from '../kept-recording.ts';

export const DOOR = '/api/v1/opnames';
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

export const doorOf = (id: string) => `${DOOR}/${encodeURIComponent(id)}`;

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

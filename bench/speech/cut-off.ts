/** Sends a recording over a slow line that breaks every three seconds. */
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { uuidV7 } from '#lib/platform/uuid.ts';

const CUT_MS = 3000;
const PIECE_BYTES = 512 * 1024;
const BYTES_A_SECOND = 120_000;
const TICK_MS = 50;

export interface SentRecording {
	readonly id: string;
	readonly key: string;
	readonly cuts: number;
}

export async function sendWithCuts(address: string, slug: string, sound: Buffer): Promise<SentRecording> {
	const [id, story] = [uuidV7(new Date(), randomBytes(16)), uuidV7(new Date(), randomBytes(16))];
	const key = randomBytes(16).toString('hex');
	const headers = { 'tus-resumable': '1.0.0', sleutel: key };
	const metadata = { id, ervaring: story, vertelpunt: slug, soort: 'audio/wav', duur: '60000' };
	const encoded = Object.entries(metadata).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`);
	const made = await fetch(`${address}/api/v1/opnames`, {
		method: 'POST',
		headers: { ...headers, 'upload-length': String(sound.length), 'upload-metadata': encoded.join(',') }
	});
	if (made.status !== 201) throw new Error(`the recording was not taken: ${made.status} ${await made.text()}`);

	const url = `${address}/api/v1/opnames/${id}`;
	let cuts = 0;
	for (let offset = 0; offset < sound.length;) {
		const piece = sound.subarray(offset, offset + PIECE_BYTES);
		if (!(await sendPiece(url, { ...headers, 'upload-offset': String(offset) }, piece))) cuts++;
		const head = await fetch(url, { method: 'HEAD', headers });
		offset = Number(head.headers.get('upload-offset'));
	}
	return { id, key, cuts };
}

/** @returns whether it was acknowledged before the line broke */
function sendPiece(url: string, headers: Record<string, string>, piece: Buffer): Promise<boolean> {
	return new Promise((resolve) => {
		const type = { 'content-type': 'application/offset+octet-stream', 'content-length': String(piece.length) };
		const sending = request(url, { method: 'PATCH', agent: false, headers: { ...headers, ...type } });
		let at = 0;
		const timer = setInterval(() => {
			const step = piece.subarray(at, at + (BYTES_A_SECOND * TICK_MS) / 1000);
			at += step.length;
			if (step.length > 0) sending.write(step);
			else sending.end();
		}, TICK_MS);
		const cut = setTimeout(() => sending.destroy(), CUT_MS);
		const done = (isWhole: boolean) => {
			clearInterval(timer);
			clearTimeout(cut);
			resolve(isWhole);
		};
		sending.once('response', (response) => {
			response.resume();
			done(response.statusCode === 204);
		});
		sending.once('error', () => done(false));
	});
}

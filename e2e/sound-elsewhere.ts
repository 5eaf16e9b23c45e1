import { randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { request, type ClientRequest } from 'node:http';
import { join } from 'node:path';
import { newId } from '#lib/platform/server/new-id.ts';
import type { WireRecordingStatus } from '#lib/media/wire.ts';

/** A recording as another program sends it (tus 1.0), one step at a time. */
export class SoundElsewhere {
	readonly id: string = newId(new Date());
	readonly story: string = newId(new Date());
	readonly key = randomBytes(16).toString('hex');
	readonly #address: string;

	constructor(address: string) {
		this.#address = address;
	}

	announce(bytes: number, over: { readonly key?: string; readonly type?: string } = {}): Promise<Response> {
		const said = {
			id: this.id,
			ervaring: this.story,
			vertelpunt: 'samenleren',
			soort: over.type ?? 'audio/webm',
			duur: '4000'
		};
		const metadata = Object.entries(said).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`);
		return fetch(`${this.#address}/api/v1/opnames`, {
			method: 'POST',
			headers: {
				...this.#headers(over.key),
				'upload-length': String(bytes),
				'upload-metadata': metadata.join(',')
			}
		});
	}

	ask(method: 'GET' | 'HEAD' | 'DELETE', key?: string): Promise<Response> {
		return fetch(this.#door, { method, headers: this.#headers(key) });
	}

	async status(): Promise<WireRecordingStatus> {
		return (await (await this.ask('GET')).json()) as WireRecordingStatus;
	}

	/** How much the house has, as it says itself. */
	async offset(): Promise<number> {
		return Number((await this.ask('HEAD')).headers.get('upload-offset'));
	}

	send(offset: number, piece: Uint8Array, key?: string): Promise<Response> {
		return fetch(this.#door, { method: 'PATCH', headers: this.#piece(offset, key), body: new Uint8Array(piece) });
	}

	/** A piece that is begun, for the caller to write, to cut or to leave hanging. */
	begin(offset: number, length?: number): ClientRequest {
		const headers = { ...this.#piece(offset), ...(length !== undefined && { 'content-length': String(length) }) };
		const sending = request(this.#door, { method: 'PATCH', agent: false, headers });
		sending.on('error', () => undefined); // it is to be cut
		sending.flushHeaders();
		return sending;
	}

	get #door(): string {
		return `${this.#address}/api/v1/opnames/${this.id}`;
	}

	#headers(key = this.key): Record<string, string> {
		return { 'tus-resumable': '1.0.0', sleutel: key };
	}

	#piece(offset: number, key?: string): Record<string, string> {
		return {
			...this.#headers(key),
			'upload-offset': String(offset),
			'content-type': 'application/offset+octet-stream'
		};
	}
}

/** What a house with this folder keeps of a recording. */
export async function keptSound(folder: string, id: string): Promise<Buffer | undefined> {
	const names = await readdir(join(folder, 'media'), { recursive: true }).catch(() => []);
	const name = names.find((name) => name.endsWith(join(id, 'sound')));
	return name === undefined ? undefined : readFile(join(folder, 'media', name));
}

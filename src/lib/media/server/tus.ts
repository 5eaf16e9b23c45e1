/** Speaks tus 1.0 with the device: https://tus.io/protocols/resumable-upload */
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, MemoryLocker, Server, Upload } from '@tus/server';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { recordingInvalid } from '../problems.ts';
import { LARGEST_BYTES, type AnnouncedRecording, type RecordingPlace } from '../recording.ts';
import { addPiece, announceRecording, discardRecording, openRecording } from './uploads.ts';

/** A line that fell silent is let go when another comes for the same recording, with what it brought. */
const LET_GO_MS = 1000;

const PATH = '/api/v1/opnames';

/** Whoever sends, and for which recording the key was given. */
interface Sender {
	readonly ctx: Context;
	readonly key: string;
	readonly announced?: {
		readonly place: RecordingPlace;
		readonly recording: AnnouncedRecording;
		readonly address: string;
	};
}

class Recordings extends DataStore {
	readonly #sender: Sender;

	constructor(sender: Sender) {
		super();
		this.extensions = ['creation', 'termination'];
		this.#sender = sender;
	}

	override async create(upload: Upload): Promise<Upload> {
		const { ctx, announced } = this.#sender;
		if (!announced || announced.recording.bytes !== upload.size) throw recordingInvalid();
		await announceRecording(ctx, announced.place, announced.recording, announced.address);
		return upload;
	}

	override async getUpload(id: string): Promise<Upload> {
		const { row } = await this.#open(id);
		return new Upload({ id, size: row.bytes, offset: row.received_bytes });
	}

	/** What came before the line broke is kept too. */
	override async write(stream: Readable, id: string, offset: number): Promise<number> {
		const opened = await this.#open(id);
		const { piece, broken } = await readPiece(stream);
		const received = await addPiece(opened, offset, piece);
		if (broken) throw broken;
		if (received !== offset + piece.length) throw ERRORS.INVALID_OFFSET;
		return received;
	}

	override async remove(id: string): Promise<void> {
		await discardRecording(await this.#open(id));
	}

	#open(id: string) {
		return openRecording(this.#sender.ctx, id as Id<'recording'>, this.#sender.key);
	}
}

async function readPiece(stream: Readable): Promise<{ piece: Buffer; broken?: Error }> {
	const chunks: Buffer[] = [];
	try {
		for await (const chunk of stream) chunks.push(chunk as Buffer);
		return { piece: Buffer.concat(chunks) };
	} catch (error) {
		return { piece: Buffer.concat(chunks), broken: error as Error };
	}
}

/** Two requests for one recording wait for each other here; those of other processes do so at its row. */
const locker = new MemoryLocker();

/** @throws whatever stood in the way, a Problem or not; what tus itself refuses is an answer */
export async function answerTus(request: Request, sender: Sender): Promise<Response> {
	let failure: Error | undefined;
	const server = new Server({
		path: PATH,
		datastore: new Recordings(sender),
		locker,
		relativeLocation: true,
		maxSize: LARGEST_BYTES,
		lockDrainTimeout: LET_GO_MS,
		namingFunction: () => sender.announced?.recording.id ?? '',
		onResponseError: (_request, error) => {
			if (error instanceof Error && !('status_code' in error)) failure = error;
			return undefined;
		}
	});
	const response = await server.handleWeb(request);
	if (failure) throw failure;
	return response;
}

/** What a browser has to be told that it may send and read. */
export const TUS_HEADERS = {
	asked: ['tus-resumable', 'upload-length', 'upload-metadata', 'upload-offset', 'sleutel'],
	answered: [
		'location',
		'tus-resumable',
		'tus-version',
		'tus-extension',
		'tus-max-size',
		'upload-length',
		'upload-offset'
	]
};

/** @returns the fields of `Upload-Metadata`, decoded */
export function readUploadMetadata(header: string | null): Readonly<Record<string, string>> {
	const pairs = (header ?? '').split(',').map((pair): [string, string] => {
		const [name = '', value = ''] = pair.trim().split(' ', 2);
		return [name, Buffer.from(value, 'base64').toString()];
	});
	return Object.fromEntries(pairs);
}

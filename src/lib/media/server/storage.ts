/** Where sound is kept: named bytes, durable when `put` returns. */
import { FileStorage } from './storage/files.ts';
import { S3Storage } from './storage/s3.ts';

export interface Storage {
	/** Whole or not at all, and on disk when this returns; putting the same name again replaces it. */
	readonly put: (name: string, bytes: Uint8Array) => Promise<void>;
	/** @returns `undefined` when nothing has the name; from `start` up to but not including `end` when given */
	readonly get: (name: string, range?: { readonly start: number; readonly end: number }) => Promise<Buffer | undefined>;
	/** Every name under a folder, in order. */
	readonly list: (folder: string) => Promise<string[]>;
	/** Takes away everything under a folder; nothing there is no problem. */
	readonly remove: (folder: string) => Promise<void>;
}

let opened: Storage | undefined;

/** The storage of this house, opened at first use. */
export function storage(): Storage {
	return (opened ??= open(process.env));
}

function open({ STORAGE_URL, DATA_DIR }: NodeJS.ProcessEnv): Storage {
	if (STORAGE_URL) return new S3Storage(STORAGE_URL);
	if (!DATA_DIR) throw new Error('DATA_DIR is missing: where this house keeps its files');
	return new FileStorage(`${DATA_DIR}/media`);
}

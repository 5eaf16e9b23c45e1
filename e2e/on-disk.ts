import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface PostedFile {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

/** What is large is read by the browser itself: to send it through its debugger would take many seconds. */
export async function onDisk(file: PostedFile): Promise<PostedFile | string> {
	if (file.buffer.length < 1_000_000) return file;
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-file-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const path = join(folder, file.name);
	await writeFile(path, file.buffer);
	return path;
}

import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_FILES } from '../archive.ts';
import { MOST_AT_MACHINE, openArchive } from './open-archive.ts';

describe('a file that is no whole story point', () => {
	it('is refused when it is no ZIP, or holds other things', async () => {
		for (const bytes of [strToU8('hallo'), zipSync({ 'iets.txt': strToU8('hallo') }), new Uint8Array()])
			await expect(openArchive(bytes, MOST_AT_MACHINE)).rejects.toThrow('no-archive');
	});

	it('is refused unread when it unpacks to far more than it says on the outside', async () => {
		const bomb = zipSync({
			[ARCHIVE_FILES.point]: strToU8('{}'),
			[ARCHIVE_FILES.stories]: [new Uint8Array(45_000_000), { level: 1 }]
		});
		expect(bomb.length).toBeLessThan(300_000);
		const before = process.memoryUsage().arrayBuffers;
		await expect(openArchive(bomb, 40_000_000)).rejects.toThrow('too-large');
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
	});
});

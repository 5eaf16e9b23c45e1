/** 150,000 experiences leave as one whole story point, and come back in another house: another organisation of the same PostgreSQL. */
import { importArchive } from '#lib/collect/server/import-archive.ts';
import { MOST_AT_MACHINE, openArchive } from '#lib/collect/server/open-archive.ts';
import { exportArchive } from '#lib/explore/server/archive/export-archive.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { connect } from '#lib/platform/server/database.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { bram, DE_BRUG, DE_OEVER, otto } from '#test/personas.ts';
import { withTemporaryDatabase } from '../src/bin/temporary-database.ts';
import { fill } from './export/fill.ts';
import type { Bench } from './run.ts';

const ROWS = 150_000;

export const bench: Bench = async (say) =>
	withTemporaryDatabase(async (url) => {
		await fill(url, ROWS);
		say(`${ROWS} experiences stored`);
		const database = connect(url, { max: 2 });
		const now = new Date();
		const words = messagesOf('nl', ['explore', 'types-team', 'doors', 'helper', 'selections']);
		const began = performance.now();
		const here = { actor: bram, now, organisationId: DE_BRUG, db: database.of(DE_BRUG), database };
		const file = await exportArchive(here, 'buurt', { language: 'nl', say: sayFrom(words, 'nl'), ofReaders: true });
		const bytes = new Uint8Array(await new Response(file).arrayBuffer());
		const left = performance.now();
		say(`left in ${Math.round(left - began)} ms`);

		const there = { actor: otto, now, organisationId: DE_OEVER, db: database.of(DE_OEVER), database };
		const archive = await openArchive(bytes, MOST_AT_MACHINE);
		const { added } = await importArchive(there, archive, { slug: 'terug', check: false });
		const back = performance.now();
		await database.close();
		return {
			rows: added,
			fileBytes: bytes.length,
			leaveSeconds: tenths(left - began),
			returnSeconds: tenths(back - left),
			peakRssBytes: process.resourceUsage().maxRSS * 1024
		};
	});

const tenths = (ms: number) => Math.round(ms / 100) / 10;

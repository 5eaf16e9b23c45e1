/**
 * 150,000 experiences of a common length leave as CSV, XLSX and JSON Lines, from a real PostgreSQL to a reader that throws every
 * piece away: each in a process of its own, so that its memory is only its own.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Member } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { connect } from '#lib/platform/server/database.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { exportStories } from '#lib/explore/server/export.ts';
import { DE_BRUG, noor } from '#test/personas.ts';
import { withTemporaryDatabase } from '../src/bin/temporary-database.ts';
import { fill, PORTION } from './export/fill.ts';
import type { Bench } from './run.ts';

const ROWS = 150_000;
/** With more room, garbage is left lying longer, and its peak says nothing of what is needed. */
const HEAP_MEGABYTES = 64;
const FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
type Format = (typeof FORMATS)[number];

const NO_ID = '00000000-0000-0000-0000-000000000000';

interface Figures {
	readonly rows: number;
	readonly seconds: number;
	readonly rowsPerSecond: number;
	readonly peakRssBytes: number;
	readonly fileBytes: number;
	/** What one more row costs in memory: the peak of all, less that of a tenth, by the rows between. */
	readonly rssBytesPerRow?: number;
	/** The same export, of a tenth, a third and all of them. */
	readonly peaks?: readonly Pick<Figures, 'rows' | 'peakRssBytes'>[];
}

export const bench: Bench = async (say) =>
	withTemporaryDatabase(async (url) => {
		const pointId = await fill(url, ROWS);
		say(`${ROWS} experiences stored`);
		const figures: Record<string, Figures> = {};
		for (const format of FORMATS) {
			const runs: Figures[] = [];
			for (const rows of [ROWS / 10, ROWS / 3, ROWS]) runs.push(await leave(url, pointId, format, rows));
			const [part, , all] = runs as [Figures, Figures, Figures];
			const rssBytesPerRow = Math.round((all.peakRssBytes - part.peakRssBytes) / (ROWS - ROWS / 10));
			const peaks = runs.map(({ rows, peakRssBytes }) => ({ rows, peakRssBytes }));
			figures[format] = { ...all, rssBytesPerRow, peaks };
			say(`${format}: ${JSON.stringify(figures[format])}`);
		}
		return figures;
	});

async function leave(url: string, pointId: Id<'story-point'>, format: Format, rows: number): Promise<Figures> {
	const child = fork(fileURLToPath(import.meta.url), [], {
		stdio: 'inherit',
		execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`]
	});
	child.send({ url, pointId, format, rows, actor: noor } satisfies Task);
	const [answer] = (await Promise.race([
		once(child, 'message'),
		once(child, 'exit').then(() => Promise.reject(new Error(`the export to ${format} failed`)))
	])) as [Figures];
	return answer;
}

interface Task {
	readonly url: string;
	readonly pointId: Id<'story-point'>;
	readonly format: Format;
	readonly rows: number;
	readonly actor: Member;
}

async function work({ url, pointId, format, rows, actor }: Task): Promise<Figures> {
	const database = connect(url, { max: 2 });
	const ctx = { actor, now: new Date(), organisationId: DE_BRUG, db: database.of(DE_BRUG), database };
	const ids: Id<'story'>[] = [];
	for (let last = NO_ID; ids.length < rows; last = ids.at(-1)!) {
		const query = ctx.db.selectFrom('collect.stories').select('id').where('id', '>', last).orderBy('id');
		for (const { id } of await query.limit(Math.min(PORTION, rows - ids.length)).execute()) ids.push(id as Id<'story'>);
	}
	const say = sayFrom(messagesOf('nl', ['explore', 'types-team', 'doors', 'helper', 'selections']), 'nl');
	const began = performance.now();
	const style = { language: 'nl', say, naming: 'codes', separator: ',', format, fileName: 'ervaringen.csv' } as const;
	let fileBytes = 0;
	for await (const bytes of await exportStories(ctx, pointId, ids, style)) fileBytes += bytes.length;
	const seconds = (performance.now() - began) / 1000;
	await database.close();
	const peakRssBytes = process.resourceUsage().maxRSS * 1024;
	return {
		rows,
		seconds: Math.round(seconds * 10) / 10,
		rowsPerSecond: Math.round(rows / seconds),
		peakRssBytes,
		fileBytes
	};
}

process.once('message', (task: Task) => {
	void work(task).then((figures) => process.send!(figures, () => process.exit(0)));
});

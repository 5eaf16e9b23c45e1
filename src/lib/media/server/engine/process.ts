/**
 * Looks at one recording, in a process of its own: what was sent by a stranger is decoded apart from everything else, and the
 * engine gives its memory back by ending. It steps aside for whoever visits the house.
 */
import { setPriority } from 'node:os';
import { sniff } from '../../sniff.ts';
import { OTHER_LANGUAGE, SAMPLE_RATE, spokenLanguage, type Outcome, type Transcriber } from '../../transcript.ts';
import { decode } from './decode.ts';

export interface Question {
	readonly bytes: Uint8Array;
	readonly language: string;
	/** Weights of the operator's own. */
	readonly modelFolder?: string;
}

export type Answer =
	| { readonly kind: 'progress'; readonly done: number }
	| { readonly kind: 'outcome'; readonly outcome: Outcome }
	| { readonly kind: 'failed'; readonly message: string };

const tell = (answer: Answer) => process.send!(answer);

setPriority(19);
process.once('disconnect', () => process.exit());
process.once('message', (question: Question) => {
	examine(question)
		.then((outcome) => tell({ kind: 'outcome', outcome }))
		.catch((error: unknown) => tell({ kind: 'failed', message: String(error) }))
		.finally(() => process.disconnect?.());
});

async function examine({ bytes, language, modelFolder }: Question): Promise<Outcome> {
	if (!sniff(bytes)) return { kind: 'rejected', reason: 'no-sound' };
	const decoding = await decode(bytes);
	if (decoding.kind === 'unknown') return { kind: 'sound-only', reason: 'unknown-sound' };
	if (decoding.kind !== 'sound') return { kind: 'rejected', reason: decoding.kind };

	const { sound } = decoding;
	const durationMs = Math.round((sound.length * 1000) / SAMPLE_RATE);
	const isOther = language === OTHER_LANGUAGE;
	if (!isOther && !spokenLanguage(language)) return { kind: 'sound-only', reason: 'language', durationMs };
	const engine = await openEngine(modelFolder);
	if (!engine) return { kind: 'sound-only', reason: 'no-engine', durationMs };
	const spoken = isOther ? await engine.recognise(sound) : spokenLanguage(language);
	if (!spoken) return { kind: 'sound-only', reason: 'language', durationMs };
	const words = await engine.transcribe(sound, spoken, (done) => tell({ kind: 'progress', done }));
	const { model, modelVersion } = engine;
	const heard = { words, ...(isOther && { language: spoken }) };
	return { kind: 'written', durationMs, ...heard, engine: engine.engine, model, modelVersion };
}

/** @returns `undefined` where the packages of the engine are not installed, which they need not be */
async function openEngine(modelFolder: string | undefined): Promise<Transcriber | undefined> {
	try {
		const { openWhisper } = await import('./whisper.ts');
		return await openWhisper(modelFolder);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
		throw error;
	}
}

/** Compares stories in a thread of its own, so that nobody who visits the house waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Embedder } from '../similar/embedder.ts';
import { type Like, TermIndex } from '../similar/term-index.ts';
import { termsIn } from '../similar/term-weights.ts';
import { Meanings } from './similar-meanings.ts';

/** Stories of one point; without words, it is taken out. */
export interface ReadWords {
	readonly id: string;
	readonly words: string | undefined;
	/** Given where a model reads it. */
	readonly text?: string;
}

export type SimilarQuestion =
	| { readonly kind: 'put'; readonly place: string; readonly stories: readonly ReadWords[] }
	| { readonly kind: 'forget'; readonly place: string }
	| {
			readonly kind: 'nearest';
			readonly place: string;
			readonly id: string;
			readonly limit: number;
			readonly number: number;
	  };

/** Like by what is meant. */
export interface LikeInMeaning extends Like {
	/** In standard deviations above what all others of the point are. */
	readonly standsOut: number;
}

export interface Nearest {
	readonly byWords: readonly Like[];
	/** Only where a model has read every story of the point. */
	readonly byMeaning?: readonly LikeInMeaning[];
}

export type SimilarAnswer =
	| { readonly kind: 'nearest'; readonly number: number; readonly nearest: Nearest }
	/** The model cannot be used; words are compared. */
	| { readonly kind: 'no-model'; readonly message: string };

interface Place {
	readonly words: TermIndex;
	readonly meanings: Meanings | undefined;
}

const { modelFolder } = workerData as { readonly modelFolder?: string };
const places = new Map<string, Place>();
let embedder: Promise<Embedder> | undefined;

const answer = (said: SimilarAnswer) => parentPort!.postMessage(said);

parentPort!.on('message', (question: SimilarQuestion) => {
	const { place } = question;
	if (question.kind === 'forget') forget(place);
	else if (question.kind === 'put') put(place, question.stories);
	else answer({ kind: 'nearest', number: question.number, nearest: nearest(place, question.id, question.limit) });
});

function put(name: string, stories: readonly ReadWords[]): void {
	const place = places.get(name) ?? { words: new TermIndex(), meanings: openMeanings() };
	places.set(name, place);
	for (const { id, words, text } of stories) {
		if (words === undefined) place.words.remove(id);
		else place.words.put(id, termsIn(words));
		if (text === undefined) place.meanings?.remove(id);
		else place.meanings?.put(id, text);
	}
}

function forget(name: string): void {
	places.get(name)?.meanings?.stop();
	places.delete(name);
}

function nearest(name: string, id: string, limit: number): Nearest {
	const place = places.get(name);
	if (!place) return { byWords: [] };
	const byMeaning = place.meanings?.nearest(id, limit);
	return {
		byWords: place.words.nearest(id, limit),
		...(byMeaning && { byMeaning: byMeaning.map((one) => ({ ...one, shared: place.words.sharedBy(id, one.id) })) })
	};
}

function openMeanings(): Meanings | undefined {
	if (!modelFolder) return undefined;
	embedder ??= import('./similar-model.ts').then(({ openEmbedder }) => openEmbedder(modelFolder));
	return new Meanings(embedder, (error) => answer({ kind: 'no-model', message: String(error) }));
}

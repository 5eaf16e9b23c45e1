/** Compares the words of stories in a thread of its own, so that nobody who visits the house waits for it. */
import { parentPort } from 'node:worker_threads';
import { type Like, TermIndex } from '../similar/term-index.ts';
import { termsIn } from '../similar/term-weights.ts';

/** Stories of one point; without words, it is taken out. */
export interface ReadWords {
	readonly id: string;
	readonly words: string | undefined;
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

export interface SimilarAnswer {
	readonly number: number;
	readonly like: readonly Like[];
}

const indexes = new Map<string, TermIndex>();

parentPort!.on('message', (question: SimilarQuestion) => {
	const { place } = question;
	if (question.kind === 'forget') indexes.delete(place);
	else if (question.kind === 'put') put(place, question.stories);
	else
		parentPort!.postMessage({
			number: question.number,
			like: indexes.get(place)?.nearest(question.id, question.limit) ?? []
		} satisfies SimilarAnswer);
});

function put(place: string, stories: readonly ReadWords[]): void {
	const index = indexes.get(place) ?? new TermIndex();
	indexes.set(place, index);
	for (const { id, words } of stories)
		if (words === undefined) index.remove(id);
		else index.put(id, termsIn(words));
}

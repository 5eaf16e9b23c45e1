/** Other systems speak Dutch to us: the fields of an answer as they are named in the API, both ways. */
import type { Answer, Answers, Photo } from './answer.ts';

const DUTCH = {
	text: 'tekst',
	option: 'keuze',
	other: 'anders',
	options: 'keuzes',
	position: 'stand',
	positions: 'standen',
	stones: 'stenen',
	cells: 'rijen',
	order: 'volgorde',
	shares: 'delen',
	photos: 'fotos',
	without: 'zonder',
	area: 'gebied',
	from: 'van',
	until: 'tot',
	notApplicable: 'nvt'
} as const;

/** Of one photo. */
const PHOTO = { about: 'beschrijving' } as const;

const ENGLISH: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries({ ...DUTCH, ...PHOTO }).map(([english, dutch]) => [dutch, english])
);

/** `{ delen: [0.2, 0.3, 0.5] }`, `{ nvt: true }`. */
export type WireAnswer = Readonly<Record<string, unknown>>;

const rename = (object: object, names: Readonly<Record<string, string>>) =>
	Object.fromEntries(Object.entries(object).map(([name, value]) => [names[name] ?? name, value as unknown]));

/** What still lasts lasts until "nu". */
export function toWire(answer: Answer): WireAnswer {
	const wire = rename(answer, DUTCH);
	if ('photos' in answer) return { ...wire, fotos: answer.photos.map((photo) => rename(photo, PHOTO)) };
	return 'until' in answer && answer.until === 'now' ? { ...wire, tot: 'nu' } : wire;
}

/** `wire` has the shape of an answer already: `readWireAnswers` in `schemas.ts` sees to that. */
export function fromWire(wire: WireAnswer): Answer {
	const answer = rename(wire, ENGLISH) as unknown as Answer;
	if ('photos' in answer)
		return { ...answer, photos: answer.photos.map((photo) => rename(photo, ENGLISH) as unknown as Photo) };
	return 'until' in answer && (answer.until as string) === 'nu' ? { ...answer, until: 'now' } : answer;
}

export const answersToWire = (answers: Answers): Readonly<Record<string, WireAnswer>> =>
	Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, toWire(answer)]));

/** A form that was filled in with a pen, as it is typed over: read, and checked before it is told. */
import { answersFromForm } from '#lib/signify/answers.ts';
import type { Answers } from '#lib/signify/answer.ts';
import type { Issue } from '#lib/signify/question-types/question-type.ts';
import { isTyped, readTyped } from '#lib/signify/question-types/typed.ts';
import { markOf } from '#lib/signify/paper.ts';
import { shownQuestions, type Opening } from '#lib/signify/questionnaire.ts';
import { draftFrom, type Draft } from './telling-draft.ts';
import type { Asked } from './telling-steps.ts';

/** As it was typed. */
export interface PaperEntry {
	readonly id: string;
	readonly key: string;
	readonly sheet: string;
	readonly date: string;
	/** The code of the entrance the sheet came from; empty when nobody knows. */
	readonly via: string;
	readonly language: string;
	readonly opening: string;
	readonly title: string;
	readonly text: string;
	/** By question id. */
	readonly typed: Readonly<Record<string, string>>;
	/** Answers to questions that have no short way of typing. */
	readonly others: Answers;
	readonly consents: readonly string[];
}

export const TYPED_FIELD = 'kort:';
export const CONSENT_FIELD = 'toestemming:';

/** By the name of the form field; the codes are whole keys of sentences. */
export type EntryIssues = Readonly<Record<string, readonly Issue[]>>;

export function entryFromForm({ questionnaire }: Asked, form: FormData): PaperEntry {
	const field = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll('\0', '') : '';
	};
	const questions = questionnaire.questions;
	return {
		id: field('id'),
		key: field('sleutel'),
		sheet: field('blad').trim(),
		date: field('datum').trim(),
		via: field('ingang'),
		language: field('taal'),
		opening: field('opening').trim(),
		title: field('titel'),
		text: field('tekst'),
		typed: Object.fromEntries(questions.filter(isTyped).map(({ id }) => [id, field(TYPED_FIELD + id)])),
		others: answersFromForm(
			questions.filter((question) => !isTyped(question)),
			form
		),
		consents: [...form.keys()].flatMap((name) =>
			name.startsWith(CONSENT_FIELD) ? [name.slice(CONSENT_FIELD.length)] : []
		)
	};
}

export type EntryReading =
	| { readonly ok: true; readonly draft: Draft; readonly toldAt: Date }
	| { readonly ok: false; readonly issues: EntryIssues };

/** The form as a telling, or everything that cannot be read or kept. @param today `YYYY-MM-DD`, where the form was entered */
export function readEntry(asked: Asked, entry: PaperEntry, version: number, today: string): EntryReading {
	const { answers, issues: unread } = answersOf(asked, entry, today);
	const openingId = readOpening(asked.questionnaire.openings, entry.opening);
	const day = readDay(entry.date, today);
	const consents = Object.fromEntries(asked.consents.map(({ id }) => [id, entry.consents.includes(id)]));
	const draft = draftFrom({ ...entry, step: 'consent', questionnaireVersion: version, openingId, answers, consents });
	const issues: EntryIssues = {
		...(draft ? {} : { id: [{ code: 'collect.paper.screen-expired' }] }),
		...(/^[\p{L}\p{N}-]{0,20}$/u.test(entry.sheet) ? {} : { blad: [{ code: 'paper.issue.sheet' }] }),
		...(typeof day === 'string' ? {} : { datum: [day] }),
		...(openingId === undefined ? { opening: [{ code: 'paper.issue.opening' }] } : {}),
		...(entry.text.trim() === '' ? { tekst: [{ code: 'paper.issue.text' }] } : {}),
		...unread,
		...missingConsents(asked, entry)
	};
	if (!draft || typeof day !== 'string' || Object.keys(issues).length > 0) return { ok: false, issues };
	return { ok: true, draft, toldAt: new Date(`${day}T12:00:00Z`) };
}

/** What was typed of all questions; what is hidden by another answer does not matter. */
export function answersOf(
	{ questionnaire }: Pick<Asked, 'questionnaire'>,
	{ typed, others, language }: Pick<PaperEntry, 'typed' | 'others' | 'language'>,
	today?: string
): { readonly answers: Answers; readonly issues: EntryIssues } {
	const read = questionnaire.questions.map((question) => ({
		question,
		...readTyped(question, typed[question.id] ?? '', language, today)
	}));
	const answers: Answers = {
		...others,
		...Object.fromEntries(read.flatMap(({ question, answer }) => (answer ? [[question.id, answer]] : [])))
	};
	const shown = new Set(shownQuestions(questionnaire, answers).map(({ id }) => id));
	const wrong = read.filter(({ question, issues }) => issues.length > 0 && shown.has(question.id));
	return {
		answers,
		issues: Object.fromEntries(wrong.map(({ question, issues }) => [TYPED_FIELD + question.id, issues]))
	};
}

/** `null` when nobody chose one, `undefined` when there is none with this mark. */
export function readOpening(openings: readonly Opening[], typed: string): string | null | undefined {
	if (typed === '') return openings.length === 1 ? openings[0]!.id : null;
	const mark = typed.toLowerCase();
	return openings.find((_, index) => mark === markOf(index, openings.length) || mark === String(index + 1))?.id;
}

function missingConsents({ consents }: Asked, entry: PaperEntry): EntryIssues {
	const missing = consents.filter(({ id, required }) => required && !entry.consents.includes(id));
	return Object.fromEntries(missing.map(({ id }) => [CONSENT_FIELD + id, [{ code: 'paper.issue.consent' }]]));
}

/** The day on a form as `YYYY-MM-DD`: `3-5`, `3-5-2027` or `2027-05-03`; today when nothing is written. */
export function readDay(typed: string, today: string): string | Issue {
	if (typed === '') return today;
	const parts = typed.split(/[\s./-]+/);
	if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return { code: 'paper.issue.day' };
	const [a, b, c] = parts[0]!.length === 4 ? parts.toReversed() : parts;
	const of = (year: string) => `${year}-${(b ?? '').padStart(2, '0')}-${(a ?? '').padStart(2, '0')}`;
	// Without a year it is the latest such day.
	const thisYear = of(today.slice(0, 4));
	const day = c === undefined ? (thisYear > today ? of(String(Number(today.slice(0, 4)) - 1)) : thisYear) : of(c);
	if (!isDay(day)) return { code: 'paper.issue.day' };
	return day > today ? { code: 'paper.issue.day-later' } : day;
}

function isDay(text: string): boolean {
	const time = Date.parse(`${text}T00:00:00Z`);
	return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** What makes a telling one that can be kept. Everything that is wrong is said at once. */
import { checkAnswers } from '#lib/signify/answers.ts';
import type { Issue } from '#lib/signify/question-types/question-type.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import type { Source } from './story.ts';
import type { Consent, StoryPoint } from './story-point.ts';
import { LONGEST_TEXT, LONGEST_TITLE, type Telling } from './telling.ts';

/** `code` is a translation key; `at` is the way to what is wrong: `['answers', 'who-helped']`. */
export interface TellingIssue extends Issue {
	readonly at: readonly [keyof Telling, ...string[]];
}

export type Acceptance =
	{ readonly ok: true; readonly telling: Telling } | { readonly ok: false; readonly issues: readonly TellingIssue[] };

/**
 * The telling as it will be kept, or everything that is wrong with it.
 * @param questionnaire  the version the teller was asked, which may be older than the current one
 * @param complete  whether required questions must be answered; not so where nobody can ask again
 */
export function acceptTelling(
	point: StoryPoint,
	questionnaire: Questionnaire,
	telling: Telling,
	now: Date,
	complete = true
): Acceptance {
	const clean = storable(telling);
	const read = checkAnswers(questionnaire, clean.answers, { today: latestToday(now), complete });
	const issues = [
		...checkWords(clean),
		...checkAbout(point, questionnaire, clean),
		...(read.ok ? [] : answerIssues(read.issues)),
		...checkConsents(point.definition.consents, clean.consents)
	];
	if (issues.length > 0 || !read.ok) return { ok: false, issues };
	return { ok: true, telling: { ...clean, title: clean.title?.trim() || null, answers: read.answers } };
}

function checkWords({ text, title, recording }: Telling): TellingIssue[] {
	const issues: TellingIssue[] = [];
	if (text.trim() === '' && !recording) issues.push({ at: ['text'], code: 'collect.issue.text-missing' });
	if (text.length > LONGEST_TEXT)
		issues.push({ at: ['text'], code: 'collect.issue.text-too-long', params: { max: LONGEST_TEXT } });
	if ((title?.length ?? 0) > LONGEST_TITLE)
		issues.push({ at: ['title'], code: 'collect.issue.title-too-long', params: { max: LONGEST_TITLE } });
	return issues;
}

function checkAbout({ definition }: StoryPoint, { openings }: Questionnaire, telling: Telling): TellingIssue[] {
	const issues: TellingIssue[] = [];
	const { openingId, language } = telling;
	if (openingId !== null && !openings.some(({ id }) => id === openingId))
		issues.push({ at: ['openingId'], code: 'collect.issue.opening-unknown' });
	if (!definition.languages.includes(language))
		issues.push({ at: ['language'], code: 'collect.issue.language-unknown' });
	if (Number.isNaN(Date.parse(telling.toldAt)))
		issues.push({ at: ['toldAt'], code: 'collect.issue.told-at-unreadable' });
	return issues;
}

const answerIssues = (found: Readonly<Record<string, readonly Issue[]>>): TellingIssue[] =>
	Object.entries(found).flatMap(([question, issues]) =>
		issues.map((issue) => ({ ...issue, at: ['answers', question] as const, code: `signify.issue.${issue.code}` }))
	);

/** What is wrong with the consents given; not mentioned is not given. */
export function checkConsents(asked: readonly Consent[], given: Telling['consents']): TellingIssue[] {
	const unknown = Object.keys(given).filter((id) => !asked.some((consent) => consent.id === id));
	const needed = asked.filter(({ id, required }) => required && given[id] !== true);
	return [
		...unknown.map((id) => ({ at: ['consents', id] as const, code: 'collect.issue.consent-unknown' })),
		...needed.map(({ id }) => ({ at: ['consents', id] as const, code: 'collect.issue.consent-needed' }))
	];
}

const HOUR = 60 * 60 * 1000;

/** The day it is already somewhere on earth: who tells just after midnight may speak of today. */
const latestToday = (now: Date) => new Date(now.getTime() + 14 * HOUR).toISOString().slice(0, 10);

/** A device's clock may run ahead a little; more than this is a wrong clock. */
const CLOCK_MARGIN = HOUR / 12;

/** A device of a teller that says an earlier moment has lost its clock: nothing was told here before. */
const EARLIEST_ON_SCREEN = Date.UTC(2026, 0, 1);

/** Other systems also send what was told on paper long ago. */
const EARLIEST_ELSEWHERE = Date.UTC(1900, 0, 1);

/** The teller's own moment as far as it can be true, and else the moment we received it. */
export function toldAtOf(telling: Pick<Telling, 'toldAt'>, source: Source, receivedAt: Date): Date {
	const said = Date.parse(telling.toldAt);
	const earliest = source === 'web' ? EARLIEST_ON_SCREEN : EARLIEST_ELSEWHERE;
	const isBelievable = said >= earliest && said <= receivedAt.getTime() + CLOCK_MARGIN;
	if (!isBelievable) return receivedAt;
	return new Date(Math.min(said, receivedAt.getTime()));
}

/**
 * The same without what no database can hold: a character cut in half, a NUL. Browsers send line ends as CR LF;
 * what was typed with and without JavaScript is kept alike.
 */
function storable<T>(value: T): T {
	if (typeof value === 'string') return value.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed() as T;
	if (Array.isArray(value)) return value.map(storable) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, storable(inside)])) as T;
}

import { LanguageTag } from '#lib/signify/words.schema.ts';
import { endOfLocalDay, localDayOf, startOfLocalDay } from '../local-day.ts';
import { slugFrom } from '../point-state.ts';
import {
	type Consent,
	CONSENT_USES,
	type ConsentUse,
	type StoryPointDefinition,
	type StoryPointOverview
} from '../story-point.ts';
import type { Words } from '#lib/signify/words.ts';
import type { Beginning, PointChange } from './point-commands.ts';

/** By name of the field; every value is a translation key. */
export type FormIssues = Record<string, string[]>;

const SLUG = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const LONGEST = { title: 300, welcome: 5000, privacy: 20_000, thanks: 5000, consent: 1000 } as const;

const field = (form: FormData, name: string): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll('\0', '').trim() : '';
};

export type NewPointReading =
	| { readonly ok: true; readonly slug: string; readonly title: string; readonly beginning: Beginning }
	| { readonly ok: false; readonly issues: FormIssues };

/** What somebody fills in to begin a story point. */
export function readNewPoint(form: FormData): NewPointReading {
	const title = field(form, 'title');
	const slug = field(form, 'slug') || slugFrom(title);
	const beginning = beginningIn(form);
	const issues: FormIssues = {};
	if (title === '') issues.title = ['points.issue.title'];
	if (title.length > LONGEST.title) issues.title = ['points.issue.title-long'];
	if (title !== '' && !SLUG.test(slug)) issues.slug = ['points.issue.slug'];
	if (!beginning) issues.begin = ['points.issue.begin'];
	if (Object.keys(issues).length > 0 || !beginning) return { ok: false, issues };
	return { ok: true, slug, title, beginning };
}

function beginningIn(form: FormData): Beginning | undefined {
	const [from, name] = field(form, 'begin').split(':');
	if (from === 'empty') return { from };
	if (from === 'template' && name) return { from, template: name };
	const slug = field(form, 'copy');
	return from === 'copy' && slug ? { from, slug } : undefined;
}

export type PointReading =
	{ readonly ok: true; readonly change: PointChange } | { readonly ok: false; readonly issues: FormIssues };

/** The settings of a point as somebody filled them in, its texts in one language; the other languages stay. */
export function readPointForm(form: FormData, point: StoryPointOverview, language: string): PointReading {
	const issues: FormIssues = {};
	const slug = point.state === 'draft' ? field(form, 'slug') || point.slug : point.slug;
	if (!SLUG.test(slug)) issues.slug = ['points.issue.slug'];
	const definition = definitionIn(form, point.definition, language, issues);
	const days = daysIn(form, point, issues);
	if (Object.keys(issues).length > 0) return { ok: false, issues };
	return { ok: true, change: { slug, definition, ...days } };
}

function definitionIn(
	form: FormData,
	definition: StoryPointDefinition,
	language: string,
	issues: FormIssues
): StoryPointDefinition {
	const says = (name: 'title' | 'welcome' | 'privacy' | 'thanks'): Words => {
		const said = field(form, name);
		if (said.length > LONGEST[name]) issues[name] = ['points.issue.text-long'];
		return saying(definition[name], language, said);
	};
	const languages = form.getAll('languages').filter((tag) => LanguageTag.safeParse(tag).success) as string[];
	if (languages.length === 0) issues.languages = ['points.issue.languages'];
	const target = wholeNumberIn(form, issues, 'target', [1, 1_000_000]);
	const keepDaysAfterAccepted = wholeNumberIn(form, issues, 'sound', [0, MOST_SOUND_DAYS]);
	return {
		title: says('title'),
		welcome: says('welcome'),
		privacy: says('privacy'),
		thanks: says('thanks'),
		languages,
		consents: consentsIn(form, definition.consents, language, issues),
		...(target !== undefined && { target }),
		...(keepDaysAfterAccepted !== undefined && { sound: { keepDaysAfterAccepted } })
	};
}

/** Left empty, a language is left out. */
function saying(words: Words, language: string, said: string): Words {
	const others = Object.entries(words).filter(([tongue]) => tongue !== language);
	return Object.fromEntries(said === '' ? others : [...others, [language, said]]);
}

/** As long as the room that keeps sound may be asked to. */
const MOST_SOUND_DAYS = 3650;

/** A number that may be left empty, and is wrong when it is not whole or out of reach. */
function wholeNumberIn(
	form: FormData,
	issues: FormIssues,
	name: 'target' | 'sound',
	[least, most]: readonly [number, number]
): number | undefined {
	const said = field(form, name);
	if (said === '') return undefined;
	const number = Number(said);
	if (!Number.isInteger(number) || number < least || number > most) issues[name] = [`points.issue.${name}`];
	return number;
}

/** A consent keeps its id for ever: what people agreed to hangs on it. */
function consentsIn(
	form: FormData,
	consents: readonly Consent[],
	language: string,
	issues: FormIssues
): readonly Consent[] {
	const textOf = (name: string): string => {
		const said = field(form, name);
		if (said.length > LONGEST.consent) issues[name] = ['points.issue.text-long'];
		return said;
	};
	const kept = consents
		.filter(({ id }) => form.get(`consent.${id}.remove`) === null)
		.map((consent) => ({
			id: consent.id,
			text: saying(consent.text, language, textOf(`consent.${consent.id}`)),
			required: form.get(`consent.${consent.id}.required`) !== null,
			...useIn(form, `consent.${consent.id}.use`)
		}));
	const added = textOf('consent.new');
	if (added === '') return kept;
	const taken = new Set(consents.map(({ id }) => id));
	let number = consents.length + 1;
	while (taken.has(`consent-${number}`)) number++;
	const required = form.get('consent.new.required') !== null;
	const asked = { text: { [language]: added }, required, ...useIn(form, 'consent.new.use') };
	return [...kept, { id: `consent-${number}`, ...asked }];
}

function useIn(form: FormData, name: string): { readonly use?: ConsentUse } {
	const use = CONSENT_USES.find((use) => use === form.get(name));
	return use ? { use } : {};
}

function daysIn(
	form: FormData,
	point: StoryPointOverview,
	issues: FormIssues
): Pick<PointChange, 'opensAt' | 'closesAt'> {
	const opensAt = dayIn(form, 'opens', point.opensAt, startOfLocalDay, issues);
	const closesAt = dayIn(form, 'closes', point.closesAt, endOfLocalDay, issues);
	if (opensAt && closesAt && closesAt <= opensAt) issues.closes = ['points.issue.days'];
	return { opensAt, closesAt };
}

/** A day that nobody changed keeps its hour, which an import or the archive may have given it. */
function dayIn(
	form: FormData,
	name: string,
	was: Date | null,
	momentOf: (day: string) => Date | undefined,
	issues: FormIssues
): Date | null {
	const said = field(form, name);
	if (said === '') return null;
	if (was && localDayOf(was) === said) return was;
	const moment = momentOf(said);
	if (!moment) issues[name] = ['points.issue.day'];
	return moment ?? null;
}

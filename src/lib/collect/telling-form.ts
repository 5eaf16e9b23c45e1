/** A draft as the fields of an ordinary form, and back: how a telling travels where there is no JavaScript. */
import { answersFromForm, answersToForm } from '#lib/signify/answers.ts';
import { draftFrom, type Draft, type Step } from './telling-draft.ts';
import { questionAt, type Asked } from './telling-steps.ts';

type Pair = readonly [name: string, value: string];

const CONSENT = 'toestemming:';

/** What the current step asks stands on the screen; these fields carry all the rest. */
export function hiddenFields(asked: Asked, draft: Draft): readonly Pair[] {
	const here = questionAt(asked, draft.step);
	const elsewhere = asked.questionnaire.questions.filter((question) => question !== here);
	return [
		['id', draft.id],
		['sleutel', draft.key],
		['stap', draft.step],
		...(draft.via ? [['via', draft.via] as const] : []),
		...unless(draft.step, 'helper', draft.toldTo ? [['opgetekendDoor', draft.toldTo]] : []),
		['versie', String(draft.questionnaireVersion)],
		...unless(draft.step, 'opening', draft.openingId ? [['openingsvraag', draft.openingId]] : []),
		...unless(draft.step, 'tell', [
			['titel', draft.title],
			['tekst', draft.text]
		]),
		...answersToForm(elsewhere, draft.answers),
		...unless(
			draft.step,
			'consent',
			Object.entries(draft.consents).flatMap(([id, yes]): Pair[] => (yes ? [[CONSENT + id, 'ja']] : []))
		)
	];
}

const unless = (at: Step, step: Step, pairs: readonly Pair[]): readonly Pair[] => (at === step ? [] : pairs);

/** @returns `undefined` when the form carries no telling (yet) */
export function draftFromForm(
	asked: Asked,
	form: FormData,
	language: string,
	questionnaireVersion: number
): Draft | undefined {
	const field = (name: string) => {
		const value = form.get(name);
		// A browser sends line ends as \r\n, whatever the teller typed.
		return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
	};
	return draftFrom({
		id: field('id'),
		key: field('sleutel'),
		step: field('stap'),
		language,
		questionnaireVersion,
		openingId: field('openingsvraag'),
		title: field('titel'),
		text: field('tekst'),
		via: field('via'),
		toldTo: field('opgetekendDoor'),
		answers: answersFromForm(asked.questionnaire.questions, linesAsTyped(form)),
		consents: Object.fromEntries(
			[...form.keys()].flatMap((name) => (name.startsWith(CONSENT) ? [[name.slice(CONSENT.length), true]] : []))
		)
	});
}

const linesAsTyped = (form: FormData): Pair[] =>
	[...form].flatMap(([name, value]): Pair[] =>
		typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : []
	);

import { recordingFrom, underOtherId, type Recording } from '#lib/media/kept-recording.ts';
import type { Answers } from '#lib/signify/answer.ts';
import { shownQuestions, type Opening, type Questionnaire } from '#lib/signify/questionnaire.ts';
import { readCode } from './via.ts';
import type { Telling } from './telling.ts';
import { isToldTo, type ToldTo } from './told-to.ts';

/** Where a teller can be; `telling-steps.ts` knows the way. */
export type Step = 'welcome' | 'helper' | 'opening' | 'tell' | `question:${string}` | 'consent' | 'sent';

export const isStep = (value: unknown): value is Step =>
	typeof value === 'string' && /^(welcome|helper|opening|tell|consent|sent|question:[\w-]{1,80})$/.test(value);

/** An experience that is still being told: what lies on the device, or travels through the hidden fields of a form. */
export interface Draft {
	readonly id: string;
	readonly key: string;
	/** Where the teller is. */
	readonly step: Step;
	readonly language: string;
	readonly questionnaireVersion: number;
	readonly openingId: string | null;
	readonly title: string;
	readonly text: string;
	readonly answers: Answers;
	/** By consent id; absent is not asked yet. */
	readonly consents: Readonly<Record<string, boolean>>;
	readonly via?: string;
	readonly toldTo?: ToldTo;
	/** What was told aloud; its pieces lie on the device. Nothing is kept of it before its length is more than zero. */
	readonly recording?: Recording;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const KEY = /^[0-9a-f]{32}$/;

/** Whether both could have been made by {@link newDraft}; anybody can send a form. */
const isIdentity = (id: unknown, key: unknown): boolean =>
	typeof id === 'string' && ID.test(id) && typeof key === 'string' && KEY.test(key);

/** 16 bytes of randomness as 32 hexadecimal digits. */
export const keyFrom = (random: Uint8Array): string =>
	Array.from(random.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');

export interface Arrival {
	readonly via?: string;
	readonly answers?: Answers;
}

export function newDraft(
	identity: { readonly id: string; readonly key: string },
	language: string,
	questionnaireVersion: number,
	openings: readonly Opening[] = [],
	/** What is known because of the entrance the teller came in by. */
	arrival: Arrival = {}
): Draft {
	return {
		...identity,
		step: 'welcome',
		language,
		questionnaireVersion,
		// With a single opening question there is nothing to choose.
		openingId: openings.length === 1 ? openings[0]!.id : null,
		title: '',
		text: '',
		answers: {},
		consents: {},
		...arrival
	};
}

/** Whether something was told aloud. */
export const isSpoken = ({ recording }: Pick<Draft, 'recording'>): boolean => (recording?.ms ?? 0) > 0;

/** The same words and the same sound as another telling; `another` makes identities. */
export function anew(draft: Draft, another: () => { readonly id: string; readonly key: string }): Draft {
	const { recording } = draft;
	return { ...draft, ...another(), ...(recording && { recording: underOtherId(recording, another().id) }) };
}

/** What is sent: only answers to questions that were shown in the end, and a plain yes or no to every consent. */
export function tellingOf(
	draft: Draft,
	questionnaire: Questionnaire,
	consentIds: readonly string[],
	toldAt: Date
): Telling {
	const shown = shownQuestions(questionnaire, draft.answers);
	return {
		id: draft.id,
		key: draft.key,
		questionnaireVersion: draft.questionnaireVersion,
		language: draft.language,
		toldAt: toldAt.toISOString(),
		openingId: draft.openingId,
		title: draft.title.trim() || null,
		text: draft.text.trim(),
		answers: Object.fromEntries(
			shown.flatMap(({ id }) => {
				const answer = draft.answers[id];
				return answer === undefined ? [] : [[id, answer]];
			})
		),
		consents: Object.fromEntries(consentIds.map((id) => [id, draft.consents[id] === true])),
		via: draft.via,
		toldTo: draft.toldTo,
		...(isSpoken(draft) && { recording: draft.recording })
	};
}

/** Reads back what was kept as JSON, perhaps by an older release; `undefined` when it is no draft of ours. */
export function draftFrom(value: unknown): Draft | undefined {
	if (!isRecord(value) || !isIdentity(value.id, value.key)) return undefined;
	return {
		id: value.id as string,
		key: value.key as string,
		step: isStep(value.step) ? value.step : 'tell',
		language: textOf(value.language) || 'nl',
		questionnaireVersion: typeof value.questionnaireVersion === 'number' ? value.questionnaireVersion : 1,
		openingId: textOf(value.openingId) || null,
		title: textOf(value.title),
		text: textOf(value.text),
		answers: (isRecord(value.answers) ? value.answers : {}) as Answers,
		consents: isRecord(value.consents) ? onlyBooleans(value.consents) : {},
		...waysIn(value)
	};
}

/** By which door, through whom and with what sound it came; most drafts have none of these. */
function waysIn(value: Record<string, unknown>): Pick<Draft, 'via' | 'toldTo' | 'recording'> {
	const recording = recordingFrom(value.recording);
	return {
		via: readCode(value.via),
		toldTo: isToldTo(value.toldTo) ? value.toldTo : undefined,
		...(recording && { recording })
	};
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const onlyBooleans = (values: Record<string, unknown>): Record<string, boolean> =>
	Object.fromEntries(
		Object.entries(values).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean')
	);

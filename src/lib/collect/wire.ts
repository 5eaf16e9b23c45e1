/**
 * A telling as other systems send it, in Dutch. The shape that validates is the shape that `openapi.ts` describes.
 * For the server only: no teller loads this.
 */
import { z } from 'zod';
import type { Recording } from '#lib/media/kept-recording.ts';
import type { Answers } from '#lib/signify/answer.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { readWireAnswers, WireAnswers } from '#lib/signify/schemas.ts';
import { LanguageTag, PlainId } from '#lib/signify/words.schema.ts';
import { acceptTelling, type TellingIssue } from './acceptance.ts';
import { readCode } from './via.ts';
import type { StoryPoint } from './story-point.ts';
import { TOLD_TO } from './told-to.ts';
import { LONGEST_TEXT, LONGEST_TITLE, type Receipt, type Telling } from './telling.ts';

/** The fields of a telling, ours and theirs. */
const DUTCH = {
	id: 'id',
	key: 'sleutel',
	questionnaireVersion: 'vragenlijstVersie',
	language: 'taal',
	toldAt: 'verteldOp',
	openingId: 'openingsvraag',
	title: 'titel',
	text: 'tekst',
	answers: 'antwoorden',
	consents: 'toestemmingen',
	via: 'via',
	toldTo: 'opgetekendDoor',
	recording: 'opname'
} as const satisfies Record<keyof Telling, string>;

type WireField = (typeof DUTCH)[keyof Telling];

const WireRecording = z
	.strictObject({
		id: z.uuid().describe('Het `id` waaronder de opname eerst gestuurd is: `/opnames`, tus 1.0.'),
		soort: z.string().max(100).describe('De soort van het geluid, bijvoorbeeld `audio/webm`.'),
		duur: z.int().min(1).describe('In milliseconden.')
	})
	.describe('Wat de verteller hardop vertelde. Opname en ervaring worden samen bewaard, of geen van beide.');

export const WireTelling = z
	.strictObject({
		id: z.uuid().describe('Gemaakt door de verzender, liefst UUID versie 7. Twee keer sturen geeft één ervaring.'),
		sleutel: z
			.string()
			.regex(/^[0-9a-fA-F]{32}$/)
			.describe('32 hexadecimale cijfers toeval: bewijst dat een tweede zending van dezelfde verteller komt.'),
		vragenlijstVersie: z.int().min(1).describe('De versie waarmee de verteller begon.'),
		taal: LanguageTag,
		verteldOp: z.iso.datetime({ offset: true }).describe('Het moment van vertellen.'),
		openingsvraag: PlainId.nullable().optional().describe('Het id van de openingsvraag waarmee begonnen is.'),
		titel: z.string().max(LONGEST_TITLE).nullable().optional(),
		tekst: z.string().max(LONGEST_TEXT).describe('De ervaring zelf; alleen leeg als er een opname is.'),
		antwoorden: WireAnswers.describe('Per id van een vraag. Geen antwoord is het ontbreken van het veld.'),
		toestemmingen: z.record(PlainId, z.boolean()).describe('Per id van een toestemming.'),
		via: z
			.string()
			.max(200)
			.nullable()
			.optional()
			.describe(
				'De code van de ingang waar de verteller binnenkwam. Een onbekende code mag: die telt alleen niet mee.'
			),
		opgetekendDoor: z
			.enum(TOLD_TO)
			.nullable()
			.optional()
			.describe('Wie het opschreef, als de verteller dat niet zelf deed. Toestemmingen zijn dan hardop gevraagd.'),
		opname: WireRecording.optional()
	})
	.describe('Een ervaring zoals een verteller die vertelt.');

export type WireTelling = z.infer<typeof WireTelling>;

/** The same with its answers unread: {@link readWireAnswers} reads each by the shape of its own question, once. */
const UnreadTelling = WireTelling.extend({ antwoorden: z.record(z.string(), z.unknown()) });
type UnreadTelling = z.infer<typeof UnreadTelling>;

export const WireReceipt = z
	.strictObject({
		id: z.uuid(),
		volgcode: z
			.string()
			.describe('Vijf gewone woorden waarmee de verteller de ervaring terugziet of intrekt. Wij bewaren ze niet.'),
		ontvangenOp: z.iso.datetime()
	})
	.describe('Het bewijs dat de ervaring veilig bewaard is; telkens hetzelfde als dezelfde ervaring nog eens komt.');

export const receiptToWire = ({ id, followCode, receivedAt }: Receipt): z.infer<typeof WireReceipt> => ({
	id,
	volgcode: followCode,
	ontvangenOp: receivedAt
});

/** The way to something in a telling, in the words of whoever sent it. */
export const pathToWire = ([field, ...rest]: TellingIssue['at']): readonly string[] => [DUTCH[field], ...rest];

export interface WireIssue {
	readonly at: readonly (string | number)[];
	readonly code: string;
	readonly params?: TellingIssue['params'];
}

export type WireReading =
	{ readonly ok: true; readonly telling: Telling } | { readonly ok: false; readonly issues: readonly WireIssue[] };

/**
 * Reads a telling, or says everything that is wrong with it at once: shape, answers and rules together.
 * @param questionnaire  the version it says it answers, or the current one when it names none that exists
 */
export function readWireTelling(
	body: unknown,
	point: StoryPoint,
	questionnaire: Questionnaire,
	now: Date
): WireReading {
	const shape = UnreadTelling.safeParse(body);
	const wireAnswers = recordFrom(recordFrom(body)[DUTCH.answers]);
	const answers = readWireAnswers(questionnaire, wireAnswers);
	if (shape.success && answers.ok) return { ok: true, telling: tellingFrom(shape.data, answers.answers) };

	const shapeIssues = shape.success ? [] : shape.error.issues.flatMap(issuesOf);
	// What is wrong with an answer, its question says better than its shape does.
	const ofAnswers = answers.ok
		? []
		: Object.entries(answers.issues).flatMap(([id, found]) =>
				found.map((issue) => ({ ...issue, at: ['antwoorden', id], code: `signify.issue.${issue.code}` }))
			);
	const elsewhere = shapeIssues.filter(({ at }) => at[0] !== 'antwoorden' || at.length < 2);
	const wrong = new Set([...elsewhere, ...ofAnswers].map(({ at }) => at.slice(0, 2).join('/')));
	const rest = rulesBroken(body, point, questionnaire, readableIn(questionnaire, wireAnswers), now).filter(
		({ at }) => !wrong.has(at[0] as string) && !wrong.has(at.slice(0, 2).join('/'))
	);
	return { ok: false, issues: [...elsewhere, ...ofAnswers, ...rest] };
}

/** The answers of which the shape is right. */
function readableIn(questionnaire: Questionnaire, wire: Readonly<Record<string, unknown>>): Answers {
	const reading = readWireAnswers(questionnaire, wire);
	if (reading.ok) return reading.answers;
	const good = Object.entries(wire).filter(([id]) => !Object.hasOwn(reading.issues, id));
	return readableIn(questionnaire, Object.fromEntries(good));
}

const recordingFrom = ({ id, soort, duur }: z.infer<typeof WireRecording>): Recording => ({
	id: id.toLowerCase(),
	kept: id,
	mime: soort,
	ms: duur
});

const tellingFrom = (wire: UnreadTelling, answers: Answers): Telling => ({
	id: wire.id,
	key: wire.sleutel,
	questionnaireVersion: wire.vragenlijstVersie,
	language: wire.taal,
	toldAt: wire.verteldOp,
	openingId: wire.openingsvraag ?? null,
	title: wire.titel ?? null,
	text: wire.tekst,
	answers,
	consents: wire.toestemmingen,
	via: readCode(wire.via),
	toldTo: wire.opgetekendDoor ?? undefined,
	...(wire.opname && { recording: recordingFrom(wire.opname) })
});

/** The rules that what has the right shape breaks; what has not is stood in for, and its caller leaves it out. */
function rulesBroken(
	body: unknown,
	point: StoryPoint,
	questionnaire: Questionnaire,
	answers: Answers,
	now: Date
): readonly WireIssue[] {
	const shapes = UnreadTelling.shape;
	const good = Object.fromEntries(
		Object.entries(recordFrom(body)).filter(
			([name, value]) => Object.hasOwn(shapes, name) && shapes[name as WireField].safeParse(value).success
		)
	) as Partial<UnreadTelling>;
	const acceptance = acceptTelling(point, questionnaire, tellingFrom({ ...STAND_IN, ...good }, answers), now);
	if (acceptance.ok) return [];
	return acceptance.issues.map((issue) => ({ ...issue, at: pathToWire(issue.at) }));
}

const STAND_IN: UnreadTelling = {
	id: '',
	sleutel: '',
	vragenlijstVersie: 1,
	taal: 'nl',
	verteldOp: '2026-01-01T00:00:00Z',
	tekst: '…',
	antwoorden: {},
	toestemmingen: {}
};

function issuesOf(issue: z.core.$ZodIssue): WireIssue[] {
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((key) => ({ at: [...pathOf(issue), key], code: 'collect.issue.field-unknown' }));
	const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
	if (issue.code === 'too_big' && issue.path[0] === DUTCH.text)
		return [{ at: [DUTCH.text], code: 'collect.issue.text-too-long', params: { max: LONGEST_TEXT } }];
	return [{ at: pathOf(issue), code: isMissing ? 'collect.issue.field-missing' : 'collect.issue.field-wrong' }];
}

const pathOf = ({ path }: z.core.$ZodIssue) => path.map((part) => (typeof part === 'number' ? part : String(part)));

const recordFrom = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** Which version a telling says it answers, when it says so in the right way. */
export function versionIn(body: unknown): number | undefined {
	const version = recordFrom(body)[DUTCH.questionnaireVersion];
	return typeof version === 'number' ? version : undefined;
}

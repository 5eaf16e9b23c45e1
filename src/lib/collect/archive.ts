/**
 * A whole story point as files: what it says and asked in every version, its ways in, and the experiences a line each, as
 * `json-lines.ts` of `explore` writes them with codes. For the server only: no teller loads this.
 */
import { z } from 'zod';
import type { Id } from '#lib/platform/id.ts';
import type { Answers } from '#lib/signify/answer.ts';
import { checkAnswers } from '#lib/signify/answers.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { QuestionnaireShape, readWireAnswers } from '#lib/signify/schemas.ts';
import { LanguageTag, PlainId } from '#lib/signify/words.schema.ts';
import { isStorable, jsonIn, Moment, recordIn, uuid } from './archive-json.ts';
import { ArchiveRefused } from './archive-refused.ts';
import type { Entrance } from './entrance.ts';
import { POINT_STATES, type PointState } from './point-state.ts';
import { CONSENT_USES, type StoryPointDefinition } from './story-point.ts';
import { TOLD_TO } from './told-to.ts';

export const ARCHIVE_FILES = {
	point: 'vertelpunt.json',
	stories: 'ervaringen.jsonl',
	codebook: 'codeboek.json'
} as const;

export interface ArchivedVersion {
	readonly questionnaireId: Id<'questionnaire'>;
	readonly version: number;
	readonly createdAt: Date;
	readonly questionnaire: Questionnaire;
}

export interface ArchivedPoint {
	readonly id: Id<'story-point'>;
	readonly slug: string;
	readonly state: PointState;
	readonly opensAt: Date | null;
	readonly closesAt: Date | null;
	readonly definition: StoryPointDefinition;
	readonly entrances: readonly Entrance[];
	/** The oldest first; an experience names the number of its own, from 1. */
	readonly versions: readonly ArchivedVersion[];
	/** The number of the version that is asked now. */
	readonly asks: number;
}

const KIND = 'samenleren/vertelpunt';
const FILE_VERSION = 1;
const MOST_VERSIONS = 2000;

const Words = z.record(LanguageTag, z.string().max(20_000));

const Definition: z.ZodType<StoryPointDefinition> = z.strictObject({
	title: Words,
	welcome: Words,
	privacy: Words,
	thanks: Words,
	languages: z.array(LanguageTag).min(1).max(40),
	consents: z
		.array(z.strictObject({ id: PlainId, text: Words, required: z.boolean(), use: z.enum(CONSENT_USES).optional() }))
		.max(50),
	target: z.int().min(1).max(1_000_000).optional(),
	sound: z.strictObject({ keepDaysAfterAccepted: z.int().min(0).max(36_500) }).optional()
});

const PointFile = z.strictObject({
	soort: z.literal(KIND),
	versie: z.literal(FILE_VERSION),
	id: uuid<'story-point'>(),
	adres: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
	stand: z.enum(POINT_STATES),
	opent: Moment.nullable(),
	sluit: Moment.nullable(),
	vertelpunt: Definition,
	ingangen: z
		.array(
			z.strictObject({
				id: uuid<'entrance'>(),
				code: z.string().regex(/^[a-z0-9]{2,12}$/),
				naam: z.string().min(1).max(80),
				taal: LanguageTag,
				gebied: z.string().min(1).max(80).nullable(),
				gemaaktOp: Moment,
				gestoptOp: Moment.nullable()
			})
		)
		.max(10_000),
	vraagtNu: z.int().min(1),
	vragenlijsten: z
		.array(
			z.strictObject({
				nummer: z.int().min(1),
				vragenlijst: uuid<'questionnaire'>(),
				versie: z.int().min(1),
				gemaaktOp: Moment,
				inhoud: QuestionnaireShape
			})
		)
		.min(1)
		.max(MOST_VERSIONS)
});

export const writePoint = (point: ArchivedPoint): string =>
	`${JSON.stringify(
		{
			soort: KIND,
			versie: FILE_VERSION,
			id: point.id,
			adres: point.slug,
			stand: point.state,
			opent: point.opensAt,
			sluit: point.closesAt,
			vertelpunt: point.definition,
			ingangen: point.entrances.map(({ id, code, name, language, area, createdAt, retiredAt }) => ({
				...{ id, code, naam: name, taal: language, gebied: area, gemaaktOp: createdAt, gestoptOp: retiredAt }
			})),
			vraagtNu: point.asks,
			vragenlijsten: point.versions.map(({ questionnaireId, version, createdAt, questionnaire }, index) => ({
				...{ nummer: index + 1, vragenlijst: questionnaireId, versie: version, gemaaktOp: createdAt },
				inhoud: questionnaire
			}))
		},
		null,
		'\t'
	)}\n`;

/** @throws ArchiveRefused */
export function readPoint(text: string): ArchivedPoint {
	const json = jsonIn(text);
	const { versie } = recordIn(json);
	if (typeof versie === 'number' && versie > FILE_VERSION) throw new ArchiveRefused('newer', { version: versie });
	const read = PointFile.safeParse(json);
	if (!read.success || !isStorable(json)) {
		const [issue] = read.error?.issues ?? [];
		throw new ArchiveRefused('point-wrong', { where: issue?.path.join('.') || '-' });
	}
	const { data } = read;
	data.vragenlijsten.forEach(({ nummer }, index) => {
		if (nummer !== index + 1) throw new ArchiveRefused('point-wrong', { where: `vragenlijsten.${index}.nummer` });
	});
	if (data.vraagtNu > data.vragenlijsten.length) throw new ArchiveRefused('point-wrong', { where: 'vraagtNu' });
	return {
		id: data.id,
		slug: data.adres,
		state: data.stand,
		opensAt: data.opent,
		closesAt: data.sluit,
		definition: data.vertelpunt,
		entrances: data.ingangen.map((one) => ({
			...{ id: one.id, code: one.code, name: one.naam, language: one.taal, area: one.gebied },
			...{ createdAt: one.gemaaktOp, retiredAt: one.gestoptOp }
		})),
		versions: data.vragenlijsten.map(({ vragenlijst, versie, gemaaktOp, inhoud }) => ({
			questionnaireId: vragenlijst,
			version: versie,
			createdAt: gemaaktOp,
			// As it comes back from the database: without keys that hold `undefined`.
			questionnaire: JSON.parse(JSON.stringify(inhoud)) as Questionnaire
		})),
		asks: data.vraagtNu
	};
}

const StoryLine = z.strictObject({
	id: uuid<'story'>(),
	vragenlijstVersie: z.int().min(1),
	taal: LanguageTag,
	verteldOp: Moment,
	openingsvraag: PlainId.nullable(),
	titel: z.string().max(300).nullable(),
	tekst: z.string().max(200_000),
	antwoorden: z.record(PlainId, z.unknown()),
	toestemmingen: z.record(PlainId, z.boolean()),
	via: z.string().max(12).nullable(),
	opgetekendDoor: z.enum(TOLD_TO).nullable(),
	bron: z.enum(['web', 'api', 'import', 'paper'])
});

export type ArchivedStory = Omit<z.infer<typeof StoryLine>, 'antwoorden'> & { readonly antwoorden: Answers };

/** @param number  of the line, for whoever has to find it @throws ArchiveRefused that never says what somebody told */
export function readStory(line: string, number: number, versions: readonly ArchivedVersion[]): ArchivedStory {
	const wrong = (where: string) => new ArchiveRefused('story-wrong', { line: number, where });
	return storyOf(
		jsonIn(line, () => wrong('-')),
		versions,
		wrong
	);
}

/** @param wrong  what to throw, given where it is wrong */
export function storyOf(
	json: unknown,
	versions: readonly Pick<ArchivedVersion, 'questionnaire'>[],
	wrong: (where: string) => Error
): ArchivedStory {
	const read = StoryLine.safeParse(json);
	if (!read.success) throw wrong(read.error.issues[0]!.path.slice(0, 2).join('.') || '-');
	if (!isStorable(json)) throw wrong('tekst');
	const { data } = read;
	const asked = versions[data.vragenlijstVersie - 1]?.questionnaire;
	if (!asked) throw wrong('vragenlijstVersie');
	const answers = readWireAnswers(asked, data.antwoorden);
	const checked = answers.ok ? checkAnswers(asked, answers.answers, { complete: false }) : answers;
	if (!checked.ok) throw wrong(`antwoorden.${Object.keys(checked.issues)[0]}`);
	return { ...data, antwoorden: checked.answers };
}

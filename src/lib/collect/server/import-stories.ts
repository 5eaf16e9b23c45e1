import { sql } from 'kysely';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import { Problem } from '#lib/platform/problem.ts';
import type { Id } from '#lib/platform/id.ts';
import { growQuestionnaire } from '#lib/signify/imports/grow.ts';
import { idFromName } from '#lib/signify/imports/names.ts';
import { ImportRefused } from '#lib/signify/imports/refused.ts';
import { readRows, type PreparedImport, type ReadRow } from '#lib/signify/imports/server/prepare.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { storeQuestionnaire, storeVersion, type StoredVersion } from '#lib/signify/server/commands.ts';
import { getQuestionnaire } from '#lib/signify/server/queries.ts';
import { mayImportStories } from '../policy.ts';
import type { StoryPoint } from '../story-point.ts';
import { openStoryPoint } from './commands.ts';
import { importedId } from './imported-id.ts';
import { getStoryPoint } from './queries.ts';

export interface ImportTarget {
	/** The name of the story point; its address is made of it. */
	readonly name: string;
	/** What a new story point says. */
	readonly says: Pick<StoryPoint['definition'], 'welcome' | 'privacy' | 'thanks'>;
	/** Looks and counts, and changes nothing. */
	readonly check: boolean;
}

export interface ImportOutcome {
	readonly slug: string;
	readonly point: 'new' | 'known';
	readonly questionnaire: 'new' | 'same' | 'grown';
	readonly version: number;
	/** Stories that were not there yet, and that were: kept or withdrawn. */
	readonly added: number;
	readonly alreadyThere: number;
}

/**
 * Keeps what was told elsewhere: all of it, or nothing when anything fails. The same file again adds nothing;
 * a story that was withdrawn since stays withdrawn.
 * @throws Problem `forbidden`, `conflict`; ImportRefused when the story point asks something else
 */
export async function importStories(
	ctx: Context,
	prepared: PreparedImport,
	{ name, says, check }: ImportTarget
): Promise<ImportOutcome> {
	authorise(mayImportStories(ctx.actor));
	const questionnaire = prepared.questionnaire(name);
	const slug = idFromName(name);
	const known = await knownPoint(ctx, slug);
	const plan = await planFor(ctx, known, questionnaire);
	if (check) return { slug, ...plan, ...(await countOnly(ctx, prepared, known)) };

	return inTransaction(ctx, async (ctx) => {
		const { id, stored } = await makeRoom(ctx, { slug, known, plan, questionnaire, says });
		const counted = await storeAll(ctx, prepared, id, stored);
		await record(ctx, 'collect.stories.import', id);
		return { slug, ...plan, version: stored.version, ...counted };
	});
}

async function knownPoint(ctx: Context, slug: string): Promise<StoryPoint | undefined> {
	try {
		return await getStoryPoint(ctx, slug);
	} catch (error) {
		if (error instanceof Problem && error.kind === 'not-found') return undefined;
		throw error;
	}
}

interface Plan {
	readonly point: 'new' | 'known';
	readonly questionnaire: 'new' | 'same' | 'grown';
	readonly version: number;
	readonly grown?: Questionnaire;
}

async function planFor(ctx: Context, known: StoryPoint | undefined, imported: Questionnaire): Promise<Plan> {
	if (!known) return { point: 'new', questionnaire: 'new', version: 1 };
	const { questionnaireId, questionnaireVersion: version } = known;
	const growth = growQuestionnaire(await getQuestionnaire(ctx, questionnaireId, version), imported);
	switch (growth.is) {
		case 'same':
			return { point: 'known', questionnaire: 'same', version };
		case 'grown':
			return { point: 'known', questionnaire: 'grown', version: version + 1, grown: growth.questionnaire };
		case 'different':
			throw new ImportRefused('other-questionnaire', { point: known.slug, count: growth.questions.length });
	}
}

interface Room {
	readonly slug: string;
	readonly known: StoryPoint | undefined;
	readonly plan: Plan;
	readonly questionnaire: Questionnaire;
	readonly says: ImportTarget['says'];
}

async function makeRoom(ctx: Context, { slug, known, plan, questionnaire, says }: Room) {
	if (!known) {
		const stored = await storeQuestionnaire(ctx, questionnaire);
		const id = await openStoryPoint(ctx, {
			slug,
			definition: { title: questionnaire.title, ...says, languages: questionnaire.languages, consents: [] },
			questionnaireId: stored.id,
			questionnaireVersion: stored.version,
			opensAt: null,
			// Nobody chose words of consent for it, so it takes no new experiences until somebody does.
			closesAt: ctx.now
		});
		return { id, stored };
	}
	const stored: StoredVersion = plan.grown
		? await storeVersion(ctx, known.questionnaireId, plan.grown)
		: { id: known.questionnaireId, version: known.questionnaireVersion };
	if (plan.grown)
		await ctx.db
			.updateTable('collect.story_points')
			.set({ questionnaire_version: stored.version })
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', '=', known.id)
			.execute();
	return { id: known.id, stored };
}

/** Large enough to be quick, small enough to be held twice. */
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 4_000_000;

type Story = Exclude<ReadRow, { readonly refused: unknown }>;

/** What `say` makes of the rows that are experiences, in batches bounded in number and in size. */
async function* batches(prepared: PreparedImport, say: (row: Story) => string): AsyncGenerator<readonly string[]> {
	let batch: string[] = [];
	let characters = 0;
	for await (const rows of readRows(prepared))
		for (const row of rows) {
			if ('refused' in row) continue;
			const said = say(row);
			batch.push(said);
			characters += said.length;
			if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
			yield batch;
			batch = [];
			characters = 0;
		}
	if (batch.length > 0) yield batch;
}

async function storeAll(ctx: Context, prepared: PreparedImport, point: Id<'story-point'>, version: StoredVersion) {
	let added = 0;
	let read = 0;
	// While PostgreSQL stores one batch, the next is read.
	let storing: Promise<number> = Promise.resolve(0);
	const { language } = prepared.mapping;
	for await (const batch of batches(prepared, (row) => rowOf(row, point, language, ctx.now))) {
		added += await storing;
		read += batch.length;
		storing = insert(ctx, batch, point, version);
		// It is awaited in the next round; until then a failure is nobody's.
		storing.catch(() => undefined);
	}
	added += await storing;
	return { added, alreadyThere: read - added };
}

const rowOf = ({ story, key }: Story, point: Id<'story-point'>, language: string, now: Date): string =>
	JSON.stringify({
		id: importedId(point, key),
		language: story.language ?? language,
		told_at: story.toldAt ?? now,
		opening_id: story.openingId,
		title: story.title,
		text: story.text,
		answers: story.answers
	});

/** One parameter for a whole batch: thousands of them would cost more than the storing. */
async function insert(
	ctx: Context,
	rows: readonly string[],
	point: Id<'story-point'>,
	{ id: questionnaireId, version }: StoredVersion
): Promise<number> {
	const { numAffectedRows } = await sql`
		insert into collect.stories (organisation_id, id, story_point_id, questionnaire_id, questionnaire_version, source,
			language, told_at, received_at, changed_at, opening_id, title, text, answers, consents)
		select ${ctx.organisationId}, id, ${point}, ${questionnaireId}, ${version}, 'import',
			language, told_at, ${ctx.now}, ${ctx.now}, opening_id, title, text, answers, '{}'
		from json_to_recordset(${`[${rows.join(',')}]`}::json)
			as row(id uuid, language text, told_at timestamptz, opening_id text, title text, text text, answers jsonb)
		on conflict (organisation_id, id) do nothing`.execute(ctx.db);
	return Number(numAffectedRows ?? 0n);
}

async function countOnly(ctx: Context, prepared: PreparedImport, known: StoryPoint | undefined) {
	if (!known) return { added: prepared.tally.kept, alreadyThere: 0 };
	let alreadyThere = 0;
	for await (const ids of batches(prepared, ({ key }) => importedId(known.id, key))) {
		const { count } = await ctx.db
			.selectFrom('collect.stories')
			.select(({ fn }) => fn.countAll<string>().as('count'))
			.where('organisation_id', '=', ctx.organisationId)
			.where('id', 'in', ids)
			.executeTakeFirstOrThrow();
		alreadyThere += Number(count);
	}
	return { added: prepared.tally.kept - alreadyThere, alreadyThere };
}

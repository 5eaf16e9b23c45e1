/** A whole story point that was taken along from this house or another, brought in again. */
import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import { bringQuestionnaire } from '#lib/signify/server/bring-questionnaire.ts';
import { readStory, type ArchivedPoint, type ArchivedStory, type ArchivedVersion } from '../archive.ts';
import { ArchiveRefused } from '../archive-refused.ts';
import { mayImportStories } from '../policy.ts';
import { openStoryPoint } from './commands.ts';
import { listEntrances } from './entrances.ts';
import { countHere, type IncomingStory, insertStories } from './insert-stories.ts';
import type { Archive } from './open-archive.ts';

export interface ArchiveOutcome {
	/** Where it stands now. */
	readonly slug: string;
	readonly point: 'new' | 'known';
	readonly versions: number;
	readonly entrances: number;
	/** Experiences that were not there yet, and that were: kept or withdrawn. */
	readonly added: number;
	readonly alreadyThere: number;
}

export interface Wishes {
	/** The address of a point that is new here, when it should not be that of the file. */
	readonly slug?: string;
	/** Looks and counts, and changes nothing. */
	readonly check: boolean;
}

/**
 * All of it, or nothing when anything fails. The same file again adds nothing; what was withdrawn since stays withdrawn.
 * A point that is new here takes no new experiences until somebody opens it.
 * @throws Problem `forbidden`, `conflict` when the address is taken or the questionnaire says something else here; ArchiveRefused
 */
export async function importArchive(ctx: Context, archive: Archive, wishes: Wishes): Promise<ArchiveOutcome> {
	authorise(mayImportStories(ctx.actor));
	const { point } = archive;
	const here = await addressOf(ctx, point.id);
	const slug = here ?? wishes.slug ?? point.slug;
	const about: Omit<ArchiveOutcome, 'added' | 'alreadyThere'> = {
		...{ slug, point: here ? 'known' : 'new', versions: point.versions.length, entrances: point.entrances.length }
	} as const;
	if (wishes.check) return { ...about, ...(await lookAt(ctx, archive)) };

	return inTransaction(ctx, async (ctx) => {
		for (const [id, versions] of byQuestionnaire(point.versions)) await bringQuestionnaire(ctx, id, versions);
		if (!here) await openHere(ctx, point, slug);
		const entrances = await bringEntrances(ctx, point);
		let added = 0;
		let read = 0;
		for (const batch of batches(archive)) {
			read += batch.length;
			added += await insert(ctx, point, entrances, batch);
		}
		await record(ctx, 'collect.archive.bring-in', point.id);
		return { ...about, added, alreadyThere: read - added };
	});
}

async function addressOf(ctx: Context, id: Id<'story-point'>): Promise<string | undefined> {
	const row = await ctx.db
		.selectFrom('collect.story_points')
		.select('slug')
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.slug;
}

function byQuestionnaire(versions: readonly ArchivedVersion[]): Map<Id<'questionnaire'>, ArchivedVersion[]> {
	return Map.groupBy(versions, ({ questionnaireId }) => questionnaireId);
}

async function openHere(ctx: Context, point: ArchivedPoint, slug: string): Promise<void> {
	const { questionnaireId, version } = point.versions[point.asks - 1]!;
	const closesAt = point.closesAt && point.closesAt < ctx.now ? point.closesAt : ctx.now;
	await openStoryPoint(ctx, {
		idElsewhere: point.id,
		slug,
		definition: point.definition,
		questionnaireId,
		questionnaireVersion: version,
		opensAt: point.opensAt && point.opensAt < closesAt ? point.opensAt : null,
		closesAt,
		state: point.state
	});
}

/** The ids of the ways in, by code. */
async function bringEntrances(ctx: Context, point: ArchivedPoint): Promise<ReadonlyMap<string, Id<'entrance'>>> {
	for (const { id, code, name, language, area, createdAt, retiredAt } of point.entrances)
		await ctx.db
			.insertInto('collect.entrances')
			.values({
				organisation_id: ctx.organisationId,
				story_point_id: point.id,
				...{ id, code, name, language, area, created_at: createdAt, retired_at: retiredAt }
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	return new Map((await listEntrances(ctx, point.id)).map(({ id, code }) => [code, id]));
}

/** Large enough to be quick, small enough to be held twice. */
const BATCH_ROWS = 500;
const BATCH_CHARACTERS = 4_000_000;

/** In batches bounded in number and in size. */
function* batches({ point, lines }: Archive): Generator<readonly ArchivedStory[]> {
	const seen = new Set<string>();
	let batch: ArchivedStory[] = [];
	let characters = 0;
	let number = 0;
	for (const line of lines()) {
		const story = readStory(line, ++number, point.versions);
		if (seen.has(story.id)) throw new ArchiveRefused('story-twice', { line: number });
		seen.add(story.id);
		batch.push(story);
		characters += line.length;
		if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
		yield batch;
		batch = [];
		characters = 0;
	}
	if (batch.length > 0) yield batch;
}

async function lookAt(ctx: Context, archive: Archive): Promise<Pick<ArchiveOutcome, 'added' | 'alreadyThere'>> {
	let read = 0;
	let alreadyThere = 0;
	for (const batch of batches(archive)) {
		read += batch.length;
		alreadyThere += await countHere(ctx, archive.point.id, idsOf(batch));
	}
	return { added: read - alreadyThere, alreadyThere };
}

const idsOf = (batch: readonly ArchivedStory[]) => batch.map(({ id }) => id);

const insert = (
	ctx: Context,
	point: ArchivedPoint,
	entrances: ReadonlyMap<string, Id<'entrance'>>,
	batch: readonly ArchivedStory[]
): Promise<number> =>
	insertStories(
		ctx,
		point.id,
		batch.map((story) => {
			const { questionnaireId, version } = point.versions[story.vragenlijstVersie - 1]!;
			return incoming(story, { questionnaireId, version }, entrances);
		})
	);

/** @param entrances  ids by code */
export const incoming = (
	story: ArchivedStory,
	{ questionnaireId, version }: Pick<ArchivedVersion, 'questionnaireId' | 'version'>,
	entrances: ReadonlyMap<string, Id<'entrance'>>
): IncomingStory => ({
	...{ id: story.id, questionnaireId, questionnaireVersion: version, source: story.bron, language: story.taal },
	...{ toldAt: story.verteldOp, openingId: story.openingsvraag, title: story.titel, text: story.tekst },
	...{ answers: story.antwoorden, consents: story.toestemmingen, toldTo: story.opgetekendDoor },
	entranceId: (story.via !== null && entrances.get(story.via)) || null
});

/** Story points with as many experiences as asked, made by the database itself in the tables of the house. */
import type { PoolClient } from 'pg';
import { openStoryPoint } from '#lib/collect/server/commands.ts';
import { learnAllWords } from '#lib/collect/server/word-list.ts';
import { listOrganisations } from '#lib/people/server/organisations.ts';
import { HOUSE } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { forOrganisation, type Context } from '#lib/platform/server/context.ts';
import { connect, NOBODY, type Database } from '#lib/platform/server/database.ts';
import { storeQuestionnaire } from '#lib/signify/server/commands.ts';
import { AREAS, CHOICES, DEFINITION, QUESTIONNAIRE, SENTENCES, SEVERAL, SLIDERS, TRIADS } from './asked.ts';

export interface Filler {
	readonly ctx: Context;
	/** Opens a story point at this address and fills it. */
	readonly fill: (slug: string, stories: number) => Promise<Id<'story-point'>>;
	readonly close: () => Promise<void>;
}

/** Side by side, on a machine of two processors. */
const LINES = 2;

export async function openFiller(url: string): Promise<Filler> {
	const database = connect(url, { max: LINES + 1 });
	const nobody = { actor: HOUSE, now: new Date(), organisationId: NOBODY, db: database.of(NOBODY), database };
	const [organisation] = await listOrganisations(nobody);
	const ctx = await forOrganisation(nobody, organisation!.id);
	return { ctx, fill: (slug, stories) => fill(ctx, database, slug, stories), close: () => database.close() };
}

async function fill(ctx: Context, database: Database, slug: string, stories: number): Promise<Id<'story-point'>> {
	const questionnaire = await storeQuestionnaire(ctx, QUESTIONNAIRE);
	const pointId = await openStoryPoint(ctx, {
		slug,
		definition: DEFINITION,
		questionnaireId: questionnaire.id,
		questionnaireVersion: questionnaire.version,
		opensAt: null,
		closesAt: null
	});
	const about = { organisationId: ctx.organisationId, pointId, questionnaireId: questionnaire.id, stories };
	const lines = await Promise.all(Array.from({ length: LINES }, () => asOwner(database)));
	const [line] = lines;
	const indexes = await withoutIndexes(line!);
	await Promise.all(lines.map((line, nth) => tell(line, about, nth)));
	await Promise.all(lines.map((line, nth) => line.query(indexes.filter((_, i) => i % LINES === nth).join(';'))));
	await line!.query('vacuum (analyze, parallel 0) collect.stories');
	for (const line of lines) line.release(true);
	// As the house does by itself within a minute.
	await learnAllWords(ctx);
	return pointId;
}

async function asOwner(database: Database): Promise<PoolClient> {
	const line = await database.pool.connect();
	await line.query(
		`reset role; set statement_timeout = 0; set synchronous_commit = off; set maintenance_work_mem = '512MB'`
	);
	return line;
}

/** Filling goes faster without them. @returns what brings them back */
async function withoutIndexes(line: PoolClient): Promise<string[]> {
	const { rows } = await line.query<{ name: string; made: string }>(
		`select format('collect.%I', relname) as name, pg_get_indexdef(indexrelid) as made
		 from pg_index join pg_class on pg_class.oid = indexrelid
		 where indrelid = 'collect.stories'::regclass and not indisprimary
		   and not exists (select from pg_constraint where conindid = indexrelid)`
	);
	for (const { name } of rows) await line.query(`drop index ${name}`);
	return rows.map(({ made }) => made);
}

interface About {
	readonly organisationId: string;
	readonly pointId: string;
	readonly questionnaireId: string;
	readonly stories: number;
}

const PORTION = 20_000;

/** Its share of two years of experiences, the last one an hour ago. */
async function tell(line: PoolClient, about: About, nth: number): Promise<void> {
	for (let from = nth * PORTION; from < about.stories; from += LINES * PORTION)
		await line.query(TELL, [
			about.organisationId,
			about.pointId,
			about.questionnaireId,
			about.stories,
			from,
			Math.min(from + PORTION, about.stories) - 1,
			SENTENCES
		]);
}

/** Skewed: the first option far more often than the last. */
const option = (count: number) => `'o' || floor(${count} * random() ^ 1.8)::int`;

const ANSWERS = [
	...CHOICES.map((count, i) => [`choice-${i + 1}`, `jsonb_build_object('option', ${option(count)})`]),
	...SEVERAL.map((count, i) => [
		`choices-${i + 1}`,
		// Two different ones: of the first half and of the second.
		`jsonb_build_object('options', jsonb_build_array(${option(count / 2)}, 'o' || ${count / 2} + floor(${count / 2} * random() ^ 1.8)::int))`
	]),
	...Array.from({ length: SLIDERS }, (_, i) => [
		`slider-${i + 1}`,
		`jsonb_build_object('position', round((0.25 * (random() + random() + random() + random()))::numeric, 2))`
	]),
	...Array.from({ length: TRIADS }, (_, i) => [
		`triad-${i + 1}`,
		`jsonb_build_object('shares', jsonb_build_array(t${i}, round((1 - t${i}) * l${i}, 3), 1 - t${i} - round((1 - t${i}) * l${i}, 3)))`
	]),
	['area', `jsonb_build_object('area', ${option(AREAS)})`]
];

/** Two questions in twenty are passed over; one does not apply. */
const TELL = `
	insert into collect.stories (organisation_id, id, story_point_id, questionnaire_id, questionnaire_version, source,
		language, told_at, received_at, changed_at, opening_id, title, text, answers, consents)
	select $1::uuid, uuidv7(-age), $2::uuid, $3::uuid, 1, 'web', 'nl', now() - age, now() - age, now() - age, 'moment',
		'Keer ' || n,
		($7::text[])[one] || ' ' || ($7::text[])[two] || ' ' || ($7::text[])[three],
		(jsonb_build_object(${ANSWERS.map(([id, made]) => `'${id}', ${made}`).join(', ')})
			|| jsonb_build_object('choice-' || 1 + n % 8, '{"notApplicable": true}'::jsonb))
			- array['slider-' || 1 + n % 5, 'triad-' || 1 + n % 7],
		'{"keep": true}'
	from generate_series($5::int, $6::int) as n,
		lateral (select ($4::int - n) * (interval '730 days' / $4::int) + interval '1 hour' as age,
			${Array.from({ length: TRIADS }, (_, i) => `round(power(random() + n * 0, ${i + 1})::numeric, 3) as t${i}, random()::numeric as l${i}`).join(', ')},
			1 + floor(random() * ${SENTENCES.length} + n * 0)::int as one, 1 + floor(random() * ${SENTENCES.length})::int as two,
			1 + floor(random() * ${SENTENCES.length})::int as three) as luck`;

import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { connect } from '#lib/platform/server/database.ts';
import { DE_BRUG, noor } from '#test/personas.ts';
import { storedPoint } from '#test/stories.ts';

/** Stored at once: what the house allows a statement to take. */
export const PORTION = 5000;

/** A story point with so many experiences of a common length. */
export async function fill(url: string, rows: number): Promise<Id<'story-point'>> {
	const database = connect(url, { max: 1 });
	const now = new Date();
	const ctx = { actor: noor, now, organisationId: DE_BRUG, db: database.of(DE_BRUG), database };
	await ctx.db
		.insertInto('people.organisations')
		.values({ organisation_id: DE_BRUG, slug: 'de-brug', name: 'De Brug', created_at: now })
		.execute();
	const { id, questionnaireId } = await storedPoint(ctx);
	for (let from = 1; from <= rows; from += PORTION)
		await sql`
		insert into collect.stories (organisation_id, id, story_point_id, questionnaire_id, questionnaire_version, source,
			language, told_at, received_at, changed_at, opening_id, title, text, answers, consents)
		select ${DE_BRUG}, gen_random_uuid(), ${id}, ${questionnaireId}, 1, 'web', 'nl', now(), now(), now(), 'proud',
			'Keer ' || n, repeat('De buurvrouw kwam elke dag even langs met soep, en dat was keer ' || n || '. ', 12),
			jsonb_build_object(
				'who-helped', jsonb_build_object('option', (array['neighbours', 'family'])[1 + n % 2]),
				'places', jsonb_build_object('options', jsonb_build_array('home')),
				'pace', jsonb_build_object('position', (n % 101) / 100.0),
				'asked', jsonb_build_object('shares', jsonb_build_array(0.2, 0.3, 0.5)),
				'advice', jsonb_build_object('text', 'Bel gewoon aan, keer ' || n)),
			'{}'
		from generate_series(${from}::int, ${from + PORTION - 1}::int) as n`.execute(ctx.db);
	const client = await database.pool.connect();
	// The house's own role may not tidy up; who owns the database does so by itself.
	await client.query('reset role');
	await client.query('set statement_timeout = 0');
	await client.query('vacuum analyze collect.stories');
	client.release(true);
	await database.close();
	return id;
}

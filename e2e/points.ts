import { picturesExamples } from '#lib/signify/question-types/pictures/pictures.examples.ts';
import { ask } from './teller.ts';

interface Hours {
	readonly opensAt?: Date;
	readonly closesAt?: Date;
}

/** A story point that asks what the example asks, at an address of its own. */
export async function pointLikeTheExample(slug: string, { opensAt, closesAt }: Hours = {}): Promise<string> {
	await ask(
		`insert into collect.story_points
		 select copy.* from collect.story_points example,
		   jsonb_populate_record(example, jsonb_build_object('id', gen_random_uuid(), 'slug', $1::text,
		     'opens_at', $2::timestamptz, 'closes_at', $3::timestamptz)) copy
		 where example.slug = 'samenleren'`,
		[slug, opensAt ?? null, closesAt ?? null]
	);
	await ask(
		`insert into platform.directory (kind, name, organisation_id)
		 select kind, $1, organisation_id from platform.directory where kind = 'story-point' and name = 'samenleren'`,
		[slug]
	);
	return `/vertel/${slug}`;
}

/** It was over so long ago that nothing is taken any more, whenever it was told. */
export const closeLongAgo = (slug: string) =>
	ask(`update collect.story_points set opens_at = null, closes_at = now() - interval '30 days' where slug = $1`, [
		slug
	]);

/** One that asks nothing but which picture fits. */
export async function pointWithPictures(slug: string): Promise<string> {
	const path = await pointLikeTheExample(slug);
	const [made] = await ask<{ id: string }>(
		`with example as (
		   select organisation_id, questionnaire_id, questionnaire_version from collect.story_points where slug = $1),
		 fresh as (
		   insert into signify.questionnaires (organisation_id, id, created_at)
		   select organisation_id, gen_random_uuid(), now() from example returning organisation_id, id)
		 insert into signify.questionnaire_versions (organisation_id, questionnaire_id, version, definition, created_at)
		 select fresh.organisation_id, fresh.id, 1, jsonb_set(version.definition, '{questions}', $2::jsonb), now()
		 from fresh, example join signify.questionnaire_versions version
		   on version.questionnaire_id = example.questionnaire_id and version.version = example.questionnaire_version
		 returning questionnaire_id as id`,
		[slug, JSON.stringify(picturesExamples.slice(0, 1).map(({ question }) => question))]
	);
	await ask('update collect.story_points set questionnaire_id = $2, questionnaire_version = 1 where slug = $1', [
		slug,
		made!.id
	]);
	return path;
}

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

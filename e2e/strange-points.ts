import { pointLikeTheExample } from './points.ts';
import { ask } from './teller.ts';

const words = (nl: string) => ({ nl });
/** Nowhere to break it. */
const LONG = 'Langeonafgebrokenwoorden'.repeat(21).slice(0, 500);
const HTML = '<img src=x onerror="document.title=1"><b>vet</b> &amp; {{wie}} <script>alert(1)</script>';
const ARABIC = 'شخص من الحيّ ‏(جار)‏ ساعدني كثيراً';

const about = { required: false, allowNotApplicable: true };
const options = [LONG, HTML, ARABIC, 'Gewoon'].map((label, i) => ({ id: `o${i}`, label: words(label) }));

/** Longer than the designer lets through, as another house or an import once let them. */
const QUESTIONS = [
	{ id: 'keuze', type: 'choice', title: words(LONG), ...about, settings: { options } },
	{ id: 'keuzes', type: 'choices', title: words(HTML), ...about, settings: { options, min: 0, max: 4 } },
	{ id: 'schuif', type: 'slider', title: words(ARABIC), ...about, settings: { left: words(LONG), right: words(HTML) } },
	{ id: 'hoek', type: 'triad', title: words('Hoek'), ...about, settings: { anchors: [LONG, ARABIC, HTML].map(words) } },
	{
		...{ id: 'wijk', type: 'area', title: words('Wijk'), ...about },
		settings: {
			areas: Array.from({ length: 400 }, (_, i) => ({ id: `w${i}`, label: words(`Wijk nummer ${i}`) })),
			elsewhere: true
		}
	}
];

/** A point of which every label is too long, markup, or from right to left; with four hundred areas. */
export async function strangePoint(slug: string, stories: number): Promise<void> {
	await pointLikeTheExample(slug);
	await ask(
		`with example as (
		   select organisation_id, questionnaire_id, questionnaire_version from collect.story_points where slug = $1),
		 fresh as (
		   insert into signify.questionnaires (organisation_id, id, created_at)
		   select organisation_id, gen_random_uuid(), now() from example returning organisation_id, id),
		 version as (
		   insert into signify.questionnaire_versions (organisation_id, questionnaire_id, version, definition, created_at)
		   select fresh.organisation_id, fresh.id, 1, $2::jsonb, now() from fresh returning questionnaire_id)
		 update collect.story_points point
		 set questionnaire_id = version.questionnaire_id, questionnaire_version = 1,
		   definition = jsonb_set(definition, '{title}', $3::jsonb)
		 from version where point.slug = $1`,
		[
			slug,
			JSON.stringify({ title: words(LONG.slice(0, 300)), languages: ['nl'], openings: [], questions: QUESTIONS }),
			JSON.stringify(words(HTML))
		]
	);
	await ask(
		`insert into collect.stories (organisation_id, id, story_point_id, questionnaire_id, questionnaire_version, source,
		   language, told_at, received_at, changed_at, title, text, answers, consents)
		 select organisation_id, gen_random_uuid(), id, questionnaire_id, 1, 'web', 'nl', now() - n * interval '1 day', now(), now(),
		   $3, $4, jsonb_build_object(
		     'keuze', jsonb_build_object('option', 'o' || n % 4),
		     'keuzes', jsonb_build_object('options', jsonb_build_array('o' || n % 4)),
		     'schuif', jsonb_build_object('position', (n % 101) / 100.0),
		     'hoek', jsonb_build_object('shares', jsonb_build_array(0.2, 0.3, 0.5)),
		     'wijk', jsonb_build_object('area', 'w' || n % 400)), '{}'
		 from collect.story_points, generate_series(1, $2::int) as n where slug = $1`,
		[slug, stories, LONG.slice(0, 200), `${HTML}\n\n${ARABIC} ${LONG}`]
	);
}

/** A point that asks what the example asks, where the same was told so many times. */
export async function samePoint(slug: string, stories: number): Promise<void> {
	await pointLikeTheExample(slug);
	await ask(
		`insert into collect.stories (organisation_id, id, story_point_id, questionnaire_id, questionnaire_version, source,
		   language, told_at, received_at, changed_at, opening_id, title, text, answers, consents)
		 select point.organisation_id, gen_random_uuid(), point.id, one.questionnaire_id, one.questionnaire_version, 'web', one.language,
		   one.told_at, now(), now(), one.opening_id, one.title, one.text, one.answers, one.consents
		 from collect.story_points point, generate_series(1, $2::int),
		   (select story.* from collect.stories story join collect.story_points example
		      on example.id = story.story_point_id and example.slug = 'samenleren'
		    where story.withdrawn_at is null order by story.id limit 1) one
		 where point.slug = $1`,
		[slug, stories]
	);
}

/** As their tellers would do it. */
export const withdrawAll = (slug: string) =>
	ask(
		`update collect.stories set withdrawn_at = now(), changed_at = now(), title = null, text = null, opening_id = null,
		   answers = null, consents = null, entrance_id = null, told_to = null
		 where story_point_id = (select id from collect.story_points where slug = $1)`,
		[slug]
	);

/** A point with more words than the buffers on the way to a browser hold. */
export async function largePoint(slug: string, stories: number): Promise<void> {
	await samePoint(slug, stories);
	await ask(
		`update collect.stories story
		 set text = (select string_agg(md5(story.id::text || n), '') from generate_series(1, 300) n)
		 where story_point_id = (select id from collect.story_points where slug = $1)`,
		[slug]
	);
}

/**
 * Words are looked for in 100,000 Dutch experiences of 60 to 150 words: as the dashboard asks it, from the letters in the field to the rows of
 * the charts. Beside it what a database does without an index, in the same run.
 */
import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { connect } from '#lib/platform/server/database.ts';
import { findStories } from '#lib/collect/server/search-queries.ts';
import { learnAllWords } from '#lib/collect/server/word-list.ts';
import { diceFrom } from '#lib/explore/random-choice.ts';
import { findRows } from '#lib/explore/server/dashboard-queries.ts';
import { ID_BYTES } from '#lib/explore/row-picking.ts';
import { packRows } from '#lib/explore/story-rows.ts';
import { DE_BRUG, noor } from '#test/personas.ts';
import { storedPoint } from '#test/stories.ts';
import { withTemporaryDatabase } from '../src/bin/temporary-database.ts';
import type { Bench } from './run.ts';

const STORIES = 100_000;
const PORTION = 5000;
const TIMES = 12;

const KINDS = {
	stem: ['eenzame', 'gesprekken', 'buren'],
	compound: ['schuld', 'hulp', 'zorg'],
	phrase: ['"niet gehoord"', '"aan de deur"'],
	minus: ['schuld -huur', '-gemeente buurvrouw'],
	typo: ['eenzaamhied', 'schuldhulpverlenning'],
	twoWords: ['buurvrouw soep', 'gemeente wachten']
} as const;

export const bench: Bench = async (say) =>
	withTemporaryDatabase(async (url) => {
		const database = connect(url, { max: 2 });
		const ctx: Context = { actor: noor, now: new Date(), organisationId: DE_BRUG, db: database.of(DE_BRUG), database };
		const point = await fill(ctx);
		const later = { ...ctx, now: new Date(Date.now() + 3_600_000) };
		const began = performance.now();
		await learnAllWords({ ...later, actor: { kind: 'house' } });
		const learnSeconds = (performance.now() - began) / 1000;
		const client = await database.pool.connect();
		await client.query('set statement_timeout = 0');
		await client.query('vacuum analyze collect.stories');
		await client.query('vacuum analyze collect.words');
		client.release(true);
		say(`${STORIES} experiences stored, their words learned in ${learnSeconds.toFixed(1)} s`);

		// The columns of the charts are made once, and not by a search.
		await findRows(later, point, 'soep');
		const all: number[] = [];
		const kinds: Record<string, { medianMs: number; p95Ms: number; found: number }> = {};
		for (const [kind, words] of Object.entries(KINDS)) {
			const times: number[] = [];
			let found = 0;
			for (let time = 0; time < TIMES; time++)
				for (const typed of words) {
					const start = performance.now();
					const { rows } = await findRows(later, point, typed);
					packRows(rows);
					times.push(performance.now() - start);
					found = rows.reduce((sum, row) => sum + row, 0);
				}
			kinds[kind] = { medianMs: round(quantile(times, 0.5)), p95Ms: round(quantile(times, 0.95)), found };
			all.push(...times);
			say(`${kind}: ${JSON.stringify(kinds[kind])}`);
		}
		const unindexed: number[] = [];
		for (let time = 0; time < 3; time++) {
			const start = performance.now();
			await ctx.db
				.selectFrom('collect.stories')
				.select('id')
				.where('organisation_id', '=', DE_BRUG)
				.where(sql<boolean>`text ilike '%schuld%'`)
				.execute();
			unindexed.push(performance.now() - start);
		}
		const { rows: sizes } = await sql<{ words: string; index: string; list: string }>`
			select count(*) as words, pg_relation_size('collect.stories_by_word') as index, pg_total_relation_size('collect.words') as list
			from collect.words`.execute(ctx.db);
		const ids = (await findStories(later, point, 'schuld')).length / ID_BYTES;
		await database.close();
		return {
			n100000: { p50Ms: round(quantile(all, 0.5)), p95Ms: round(quantile(all, 0.95)), kinds },
			ilikeMs: round(quantile(unindexed, 0.5)),
			idsOfOneWord: ids,
			words: Number(sizes[0]!.words),
			learnedStoriesPerSecond: Math.round(STORIES / learnSeconds),
			indexMegabytes: round((Number(sizes[0]!.index) + Number(sizes[0]!.list)) / 2 ** 20)
		};
	});

const quantile = (times: readonly number[], share: number) =>
	times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;
const round = (number: number) => Math.round(number * 10) / 10;

/** A vocabulary as long-tailed as people's: usual words often, compounds of two or three parts seldom. */
const USUAL = (
	'de het een en ik ze was niet van in dat op mijn met voor toen er maar aan om ook naar bij heb had kwam ging zei wel nog geen meer dan ' +
	'buurvrouw buurman buren dochter zoon moeder vader huisarts gemeente wijkteam gesprek wachten bellen brief loket formulier soep koffie school ' +
	'eenzaam bang blij moe boos verdrietig gehoord geholpen begrepen alleen samen thuis straat deur trap avond ochtend week maand jaar geld huur schuld ' +
	'rekening hulp zorg werk ziek pijn kind kinderen man vrouw mensen iemand niemand altijd soms nooit eindelijk gewoon echt steeds weer'
).split(' ');
const PARTS = (
	'schuld hulp zorg huur buurt wijk school kind ouder werk geld huis straat avond week gesprek gemeente thuis mantel jeugd woning dag wacht keuken ' +
	'water tuin fiets bus trein dokter medicijn brief post spreek stem muziek sport kerk moskee feest eten kleding bank kaart telefoon computer taal'
).split(' ');
const ENDS = (
	'verlening coach team plek kamer lijst gesprek kaart toeslag achterstand straat winkel dienst begeleiding groep kosten regeling aanvraag moment ' +
	'dag avond uur huis man vrouw werker centrum school opvang vraag plan'
).split(' ');

async function fill(ctx: Context): Promise<Id<'story-point'>> {
	await ctx.db
		.insertInto('people.organisations')
		.values({ organisation_id: DE_BRUG, slug: 'de-brug', name: 'De Brug', created_at: ctx.now })
		.execute();
	const { id, questionnaireId } = await storedPoint(ctx);
	const dice = diceFrom(1);
	const pick = <T>(from: readonly T[], skew = 1) => from[Math.floor(dice() ** skew * from.length)]!;
	const word = () => {
		const throwOf = dice();
		if (throwOf < 0.88) return pick(USUAL, 2);
		if (throwOf < 0.97) return pick(PARTS) + pick(ENDS);
		if (throwOf < 0.995) return pick(PARTS) + pick(PARTS) + pick(ENDS);
		return pick(['eenzaamheid', 'schuldhulpverlening', 'niet gehoord', 'aan de deur', 'ontheemd', 'gesprekken']);
	};
	for (let from = 0; from < STORIES; from += PORTION) {
		const texts = Array.from({ length: PORTION }, () =>
			Array.from({ length: 60 + Math.floor(dice() * 90) }, word).join(' ')
		);
		await sql`
			insert into collect.stories (organisation_id, id, story_point_id, questionnaire_id, questionnaire_version, source,
				language, told_at, received_at, changed_at, opening_id, text, answers, consents)
			select ${DE_BRUG}, gen_random_uuid(), ${id}, ${questionnaireId}, 1, 'web', 'nl', now(), now(), now(), 'proud', told.text, '{}', '{}'
			from unnest(${texts}::text[]) as told(text)`.execute(ctx.db);
	}
	return id;
}

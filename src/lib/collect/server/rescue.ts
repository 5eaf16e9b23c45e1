/** What waited on a device that never got through, brought in by somebody who works here. */
import { VISITOR } from '#lib/platform/actor.ts';
import { Problem } from '#lib/platform/problem.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { acceptTelling, toldAtOf } from '../acceptance.ts';
import { mayImportStories } from '../policy.ts';
import { rescueUnreadable, storyPointClosed, storyPointNotOpenYet, TellingInvalid } from '../problems.ts';
import { rescuedAsJson, rescuedIn, type Rescued } from '../rescue-file.ts';
import { takes, type StoryPoint } from '../story-point.ts';
import type { Telling } from '../telling.ts';
import { readWireTelling, versionIn } from '../wire.ts';
import { tellStory } from './commands.ts';
import { findAskedVersion, getBareStoryPoint } from './queries.ts';
import { findKeptTelling } from './telling-rows.ts';

/** Why one of them cannot be kept; `code` is a message. */
interface Reason {
	readonly code: string;
	readonly params?: Readonly<Record<string, string | number>>;
}

/** One telling of the file: when it was told and what became of it, never what it says. */
export interface RescuedTelling {
	readonly toldAt: Date | null;
	readonly is: 'new' | 'known' | 'refused';
	readonly reasons: readonly Reason[];
}

export interface Rescue {
	readonly tellings: readonly RescuedTelling[];
	/** The same file again, for bringing it in. */
	readonly file: string;
}

/**
 * What is in the file, before anything is kept.
 * @throws Problem `invalid` when it is no file of ours
 */
export async function lookAtRescue(ctx: Context, slug: string, file: string): Promise<Rescue> {
	authorise(mayImportStories(ctx.actor));
	const point = await getBareStoryPoint(ctx, slug);
	const rescued = read(file);
	const tellings: RescuedTelling[] = [];
	for (const one of rescued) tellings.push((await look(ctx, point, one)).said);
	return { tellings, file: rescuedAsJson(rescued) };
}

/**
 * Keeps each of them as if it had been sent from the device: exactly once, however often the file is brought in and whatever the
 * device itself still sends.
 * @throws Problem `invalid` when it is no file of ours
 */
export async function bringInRescue(ctx: Context, slug: string, file: string): Promise<readonly RescuedTelling[]> {
	authorise(mayImportStories(ctx.actor));
	const point = await getBareStoryPoint(ctx, slug);
	const tellings: RescuedTelling[] = [];
	for (const one of read(file)) {
		const { said, telling } = await look(ctx, point, one);
		tellings.push(telling ? await tell(ctx, point, telling, said) : said);
	}
	await record(ctx, 'collect.rescue.bring-in', point.id);
	return tellings;
}

function read(file: string): readonly Rescued[] {
	const rescued = rescuedIn(file);
	if (!rescued) throw rescueUnreadable();
	return rescued;
}

interface Look {
	readonly said: RescuedTelling;
	/** When it can be read. */
	readonly telling?: Telling;
}

async function look(ctx: Context, point: StoryPoint, { slug, wire }: Rescued): Promise<Look> {
	const refused = (reasons: readonly Reason[]): Look => ({
		said: { toldAt: momentIn(wire), is: 'refused', reasons }
	});
	if (slug !== null && slug !== point.slug) return refused([{ code: 'collect.rescue.other-point' }]);
	const asked = await findAskedVersion(ctx, point, versionIn(wire) ?? point.questionnaireVersion);
	if (!asked) return refused([{ code: 'collect.issue.version-unknown' }]);
	const reading = readWireTelling(wire, point, asked, ctx.now);
	if (!reading.ok) return refused(reading.issues.map(({ code, params }) => ({ code, ...(params && { params }) })));
	const { telling } = reading;
	if (await findKeptTelling(ctx, telling.id.toLowerCase()))
		return { said: { toldAt: momentIn(wire), is: 'known', reasons: [] }, telling };
	const reasons = reasonsAgainst(point, asked, telling, ctx.now);
	return reasons.length ? refused(reasons) : { said: { toldAt: momentIn(wire), is: 'new', reasons }, telling };
}

function reasonsAgainst(point: StoryPoint, asked: Questionnaire, telling: Telling, now: Date): readonly Reason[] {
	const opening = takes(point, toldAtOf(telling, 'web', now), now);
	if (opening !== 'open') return [{ code: (opening === 'closed' ? storyPointClosed() : storyPointNotOpenYet()).code }];
	const acceptance = acceptTelling(point, asked, telling, now);
	return acceptance.ok ? [] : acceptance.issues.map(({ code }) => ({ code }));
}

/** Nobody told it but its teller, so nobody's name stands beside it. */
async function tell(ctx: Context, point: StoryPoint, telling: Telling, said: RescuedTelling): Promise<RescuedTelling> {
	try {
		await tellStory({ ...ctx, actor: VISITOR }, point, telling, 'web');
		return said;
	} catch (problem) {
		if (!(problem instanceof Problem) || problem.kind === 'unavailable') throw problem;
		const reasons = problem instanceof TellingInvalid ? problem.issues : [{ code: problem.code }];
		return { ...said, is: 'refused', reasons: reasons.map(({ code }) => ({ code })) };
	}
}

function momentIn(wire: unknown): Date | null {
	const { verteldOp } = (wire ?? {}) as Record<string, unknown>;
	const moment = new Date(typeof verteldOp === 'string' ? verteldOp : NaN);
	return Number.isNaN(moment.getTime()) ? null : moment;
}

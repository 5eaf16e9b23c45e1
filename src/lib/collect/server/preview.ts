import { createHmac, timingSafeEqual } from 'node:crypto';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import { record } from '#lib/platform/server/audit.ts';
import { authorise, forOrganisation, type Context } from '#lib/platform/server/context.ts';
import { keyFor } from '#lib/platform/server/keys.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { readWorkingCopy } from '#lib/signify/server/drafts.ts';
import { withoutEmptyTexts } from '#lib/signify/texts.ts';
import { mayOpenStoryPoints } from '../policy.ts';
import { previewEnded } from '../problems.ts';
import type { StoryPoint } from '../story-point.ts';
import { getStoryPoint, getStoryPointById } from './queries.ts';

/** Long enough for a colleague to look, short enough for a link that was passed on. */
export const PREVIEW_DAYS = 7;

/** A link that shows, for some days, what tellers would be asked; nothing can be told there. */
export async function sharePreview(ctx: Context, slug: string): Promise<string> {
	authorise(mayOpenStoryPoints(ctx.actor));
	const { id } = await getStoryPoint(ctx, slug);
	await record(ctx, 'collect.preview.share', id);
	const said = `${ctx.organisationId}.${id}.${ctx.now.getTime() + PREVIEW_DAYS * 86_400_000}`;
	return `/proef/${said}.${sealOf(said).toString('base64url')}`;
}

export interface Preview {
	/** Always a visitor's. */
	readonly ctx: Context;
	readonly point: StoryPoint;
	readonly questionnaire: Questionnaire;
}

const PASS = /^(([\da-f-]{36})\.([\da-f-]{36})\.(\d{13,15}))\.([\w-]{43})$/;

/** What a link shows, as it stands now. @throws Problem `not-found` when the link was tampered with or its days are over */
export async function openPreview(ctx: Context, pass: string): Promise<Preview> {
	const [, said, organisationId, pointId, until, seal] = PASS.exec(pass) ?? [];
	if (!said || !timingSafeEqual(sealOf(said), Buffer.from(seal!, 'base64url'))) throw previewEnded();
	if (Number(until) <= ctx.now.getTime()) throw previewEnded();

	const there = { ...(await forOrganisation(ctx, organisationId as Id<'organisation'>)), actor: VISITOR };
	const point = await getStoryPointById(there, pointId as Id<'story-point'>);
	const { questionnaire } = await readWorkingCopy(there, point.questionnaireId);
	return { ctx: there, point, questionnaire: withoutEmptyTexts(questionnaire) };
}

const sealOf = (said: string): Buffer => createHmac('sha256', keyFor('collect.preview')).update(said).digest();

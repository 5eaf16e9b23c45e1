import { json, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { proofWrong, storyPointNotFound } from '#lib/collect/problems.ts';
import { claimReward, getReward, signReward } from '#lib/collect/server/campaign/rewards.ts';
import { deviceOf, keepDevice } from '#lib/collect/server/follow-cookies.ts';
import { followStory, getFollowedStory } from '#lib/collect/server/follow.ts';
import { findStoryPoint } from '#lib/collect/server/queries.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import type { RequestHandler } from './$types';

const Bytes = z
	.base64()
	.max(1000)
	.transform((text) => Buffer.from(text, 'base64'));
const Body = z.discriminatedUnion('deed', [
	z.object({ deed: z.literal('ask'), code: z.string().max(500) }),
	z.object({ deed: z.literal('sign'), code: z.string().max(500), blinded: Bytes }),
	z.object({
		deed: z.literal('claim'),
		token: z.string().max(100),
		tier: z.string().max(80),
		message: Bytes,
		signature: Bytes
	})
]);

/** Two conversations that must not meet: one with the follow code, one with the invitation. Neither is logged. */
export const POST: RequestHandler = async (event) => {
	const answer = await orProblem(answerTo(event));
	if (answer instanceof Problem) return json({ problem: answer.code }, { status: STATUS[answer.kind] });
	return json(answer);
};

async function answerTo(event: RequestEvent<{ punt: string }>): Promise<object> {
	const read = Body.safeParse(await event.request.json().catch(() => undefined));
	if (!read.success) throw proofWrong();
	const body = read.data;
	const found = await findStoryPoint(event.locals.ctx, event.params.punt);
	if (!found) throw storyPointNotFound();

	if (body.deed === 'claim') {
		await claimReward(found.ctx, found.point.id, body.token, body);
		return {};
	}
	const device = deviceOf(event);
	keepDevice(event, device);
	const pass = await followStory(event.locals.ctx, body.code, device, event.getClientAddress());
	const { ctx, story } = await getFollowedStory(event.locals.ctx, pass);
	if (body.deed === 'ask') return getReward(ctx, story);
	return { signature: Buffer.from(await signReward(ctx, story, body.blinded)).toString('base64') };
}

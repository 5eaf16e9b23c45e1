import { json, type RequestEvent } from '@sveltejs/kit';
import { TellingInvalid, storyPointNotFound } from '#lib/collect/problems.ts';
import { tellStory } from '#lib/collect/server/commands.ts';
import { findAskedVersion, findStoryPoint } from '#lib/collect/server/queries.ts';
import { pathToWire, readWireTelling, receiptToWire, versionIn, type WireIssue } from '#lib/collect/wire.ts';
import { apiDoor, readJson, Refusal } from '#lib/platform/server/api.ts';

export const trailingSlash = 'ignore';

export const { POST, OPTIONS, fallback } = apiDoor({
	async POST({ locals, params, request }: RequestEvent<{ punt: string }>) {
		const found = await findStoryPoint(locals.ctx, params.punt);
		if (!found) throw storyPointNotFound();
		const { ctx, point } = found;

		const body = await readJson(request);
		const asked = await findAskedVersion(ctx, point, versionIn(body) ?? point.questionnaireVersion);
		const reading = readWireTelling(body, point, asked ?? found.questionnaire, ctx.now);
		if (!reading.ok) throw invalid(reading.issues);

		const receipt = await tellStory(ctx, point, reading.telling, isOurOwnPage(request) ? 'web' : 'api').catch(inDutch);
		return json(receiptToWire(receipt), { status: 201 });
	}
});

/** Browsers say so themselves; no page can pretend. */
const isOurOwnPage = (request: Request) => request.headers.get('sec-fetch-site') === 'same-origin';

const invalid = (issues: readonly WireIssue[]) => new Refusal(400, 'collect.telling.invalid', { issues });

function inDutch(refusal: unknown): never {
	if (!(refusal instanceof TellingInvalid)) throw refusal;
	throw invalid(refusal.issues.map((issue) => ({ ...issue, at: pathToWire(issue.at) })));
}

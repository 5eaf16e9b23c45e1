import { fail } from '@sveltejs/kit';
import { campaignFrom, fieldAt, fieldsOf, issueAt, type CampaignFields } from '#lib/collect/campaign-form.ts';
import { CampaignShape } from '#lib/collect/campaign.schema.ts';
import { mayOpenStoryPoints } from '#lib/collect/policy.ts';
import { getCampaign, saveCampaign } from '#lib/collect/server/campaign/campaigns.ts';
import { inviteGuests } from '#lib/collect/server/campaign/guests.ts';
import { getCampaignTotals } from '#lib/collect/server/campaign/totals.ts';
import { addVouchers } from '#lib/collect/server/campaign/vouchers.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { orProblem, Problem, STATUS } from '#lib/platform/problem.ts';
import { authorise } from '#lib/platform/server/context.ts';
import { hasMail } from '#lib/platform/server/mail.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import type { Actions, PageServerLoad } from './$types';

/** Texts are written in Dutch first; other languages are written beside it elsewhere. */
const WRITTEN_IN = 'nl';

export const load: PageServerLoad = async ({ locals: { ctx }, params }) => {
	authorise(mayOpenStoryPoints(ctx.actor));
	const { id, definition } = await getBareStoryPoint(ctx, params.punt);
	const campaign = await getCampaign(ctx, id);
	return {
		campaign,
		fields: fieldsOf(campaign, WRITTEN_IN),
		totals: await getCampaignTotals(ctx, id),
		languages: definition.languages,
		hasMail: hasMail()
	};
};

export const actions: Actions = {
	async save({ locals: { ctx }, params, request, url }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		const fields = textsIn(await request.formData());
		const campaign = campaignFrom(fields, await getCampaign(ctx, id), WRITTEN_IN, () => newId(ctx.now).slice(-12));
		const read = CampaignShape.safeParse(campaign);
		if (!read.success) {
			const issues = Object.fromEntries(
				read.error.issues.map(({ path, message }) => [fieldAt(path), issueAt(fieldAt(path), message)])
			);
			return fail(400, { fields, issues });
		}
		const done = await orProblem(saveCampaign(ctx, id, read.data, url.origin));
		if (done instanceof Problem) return fail(STATUS[done.kind], { fields, issues: { 'bedrag.0.euro': done.code } });
		return { saved: true };
	},

	async invite({ locals: { ctx }, params, request }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		const { adressen = '', taal = 'nl' } = textsIn(await request.formData());
		const invited = await orProblem(inviteGuests(ctx, id, adressen, taal));
		if (invited instanceof Problem) return fail(STATUS[invited.kind], { adressen, issues: { adressen: invited.code } });
		return { invited };
	},

	async vouchers({ locals: { ctx }, params, request }) {
		const { id } = await getBareStoryPoint(ctx, params.punt);
		const { codes = '', bedrag = '' } = textsIn(await request.formData());
		const vouchers = await orProblem(addVouchers(ctx, id, bedrag, codes));
		if (vouchers instanceof Problem) return fail(STATUS[vouchers.kind], { codes, issues: { codes: vouchers.code } });
		return { vouchers };
	}
};

const textsIn = (form: FormData): CampaignFields =>
	Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));

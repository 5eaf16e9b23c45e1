import { describe, expect, it } from 'vitest';
import { NO_CAMPAIGN, type Campaign } from './campaign.ts';
import { campaignFrom, fieldAt, fieldsOf, issueAt, rowsIn } from './campaign-form.ts';
import { CampaignShape } from './campaign.schema.ts';

const CAMPAIGN: Campaign = {
	...NO_CAMPAIGN,
	deadline: '2027-07-09',
	phases: [
		{
			id: 'tell',
			title: { nl: 'Vertellen', en: 'Telling' },
			text: { nl: 'Je vertelt.' },
			from: '2027-06-17',
			until: null
		}
	],
	rewards: { perPerson: 2, tiers: [{ id: 'early', cents: 1250, from: '2027-06-17', until: '2027-07-03' }] }
};
const fresh = (group: string, index: number) => `${group}-${index}`;
const issuesOf = (campaign: Campaign) =>
	(CampaignShape.safeParse(campaign).error?.issues ?? []).map(({ path, message }) => {
		const field = fieldAt(path);
		return [field, issueAt(field, message)];
	});

describe('the form of a campaign', () => {
	it('says what is kept, and gives the same back, the other languages included', () => {
		const fields = fieldsOf(CAMPAIGN, 'nl');
		expect(fields['bedrag.0.euro']).toBe('12,50');
		expect(campaignFrom(fields, CAMPAIGN, 'nl', fresh)).toEqual(CAMPAIGN);
		expect(CampaignShape.safeParse(CAMPAIGN).success).toBe(true);
	});

	it('takes a new row, and forgets one that was emptied', () => {
		const fields = {
			...fieldsOf(CAMPAIGN, 'nl'),
			'fase.0.naam': '',
			'fase.0.tekst': ' ',
			'fase.0.van': '',
			'fase.1.id': '',
			'fase.1.naam': 'Lezen',
			'fase.1.tekst': 'We lezen samen.',
			'fase.1.van': '2027-07-12',
			'fase.1.tot': ''
		};
		expect(campaignFrom(fields, CAMPAIGN, 'nl', fresh).phases).toEqual([
			{ id: 'fase-1', title: { nl: 'Lezen' }, text: { nl: 'We lezen samen.' }, from: '2027-07-12', until: null }
		]);
		expect(rowsIn({ 'fase.0.id': 'tell', 'fase.0.naam': '' }, 'fase')).toBe(0);
	});

	it('says of each mistake where it is and what it is', () => {
		const tiers = CAMPAIGN.rewards!.tiers;
		const second = { id: 'late', cents: 1500, from: '2027-07-03', until: '2027-07-01' };
		expect(issuesOf({ ...CAMPAIGN, rewards: { perPerson: 1, tiers: [...tiers, second] } })).toEqual([
			['bedrag.1.tot', 'campaign.issue.backwards'],
			['bedrag.1.van', 'campaign.issue.overlap']
		]);
		expect(issuesOf({ ...CAMPAIGN, remindAfter: [7, 3] })).toEqual([['herinneringen', 'campaign.issue.reminders']]);
		expect(issuesOf({ ...CAMPAIGN, remindAfter: [NaN] })).toEqual([['herinneringen', 'campaign.issue.number']]);
		expect(issuesOf({ ...CAMPAIGN, deadline: 'morgen' })).toEqual([['deadline', 'campaign.issue.date']]);
		expect(issuesOf({ ...CAMPAIGN, phases: [{ ...CAMPAIGN.phases[0]!, title: {} }] })).toEqual([
			['fase.0.naam', 'campaign.issue.words']
		]);
	});
});

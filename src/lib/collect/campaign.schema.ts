import { z } from 'zod';
import { PlainId, uniqueIds, wordsOf } from '#lib/signify/words.schema.ts';
import type { Campaign } from './campaign.ts';

const DayShape = z.iso.date();

const PhaseShape = z.strictObject({
	id: PlainId,
	title: wordsOf(120),
	text: wordsOf(2000),
	from: DayShape,
	until: DayShape.nullable()
});

const TierShape = z.strictObject({
	id: PlainId,
	cents: z.int().min(1).max(100_000),
	from: DayShape,
	until: DayShape
});

const isZone = (zone: string): boolean => {
	try {
		new Intl.DateTimeFormat('nl', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
};

/** What is stored of a campaign; the messages are keys of sentences. */
export const CampaignShape: z.ZodType<Campaign> = z
	.strictObject({
		deadline: DayShape.nullable(),
		timeZone: z.string().max(60).refine(isZone, 'campaign.issue.zone'),
		phases: uniqueIds(PhaseShape, 0, 12),
		rewards: z.strictObject({ tiers: uniqueIds(TierShape, 1, 6), perPerson: z.int().min(1).max(20) }).nullable(),
		remindAfter: z.array(z.int().min(1).max(365)).max(5)
	})
	.check(({ value, issues }) => {
		const wrong = (path: (string | number)[], message: string) =>
			issues.push({ code: 'custom', path, message, input: value });
		value.phases.forEach(({ from, until }, index) => {
			if (until !== null && until < from) wrong(['phases', index, 'until'], 'campaign.issue.backwards');
		});
		const tiers = value.rewards?.tiers ?? [];
		tiers.forEach(({ from, until }, index) => {
			if (until < from) wrong(['rewards', 'tiers', index, 'until'], 'campaign.issue.backwards');
			if (index > 0 && from <= tiers[index - 1]!.until)
				wrong(['rewards', 'tiers', index, 'from'], 'campaign.issue.overlap');
		});
		if (value.remindAfter.some((days, index) => index > 0 && days <= value.remindAfter[index - 1]!))
			wrong(['remindAfter'], 'campaign.issue.reminders');
	});

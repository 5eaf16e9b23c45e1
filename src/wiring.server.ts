import { sendDueLetters } from '#lib/collect/server/campaign/letters.ts';
import { handOutRewards } from '#lib/collect/server/campaign/vouchers.ts';
import { learnAllWords } from '#lib/collect/server/word-list.ts';
import { renewOpenPages } from '#lib/explore/server/open-commands.ts';
import { SEARCH, searchPatterns, type SearchAbout } from '#lib/explore/server/pattern-jobs.ts';
import { forgetExpired } from '#lib/people/server/forget-expired.ts';
import { listOrganisations } from '#lib/people/server/organisations.ts';
import { examineRecording, examineWaiting } from '#lib/media/server/examination.ts';
import { EXAMINE } from '#lib/media/server/jobs.ts';
import { forgetUnusedPictures } from '#lib/media/server/pictures.ts';
import { forgetUnclaimedPhotos } from '#lib/media/server/photos.ts';
import { deleteAcceptedSound, forgetUnclaimed } from '#lib/media/server/retention.ts';
import { forOrganisation, type Context } from '#lib/platform/server/context.ts';
import type { Job } from '#lib/platform/server/jobs.ts';

/** What is done later, and which room does it. This is the only file that knows all rooms. */
export const JOBS: readonly Job[] = [
	{ name: 'people.expired.forget', cron: '10 3 * * *', work: (ctx) => forEveryOrganisation(ctx, forgetExpired) },
	{ name: 'collect.guests.write', cron: '20 9-17 * * *', work: (ctx) => forEveryOrganisation(ctx, sendDueLetters) },
	{ name: 'collect.rewards.hand-out', cron: '40 4 * * *', work: (ctx) => forEveryOrganisation(ctx, handOutRewards) },
	{ name: 'collect.words.learn', cron: '* * * * *', work: (ctx) => forEveryOrganisation(ctx, learnAllWords) },
	{
		name: EXAMINE.name,
		atMostSeconds: 3 * 60 * 60,
		work: (ctx, about) => examineRecording(ctx, about as Parameters<typeof examineRecording>[1])
	},
	{ name: SEARCH.name, work: (ctx, about) => searchPatterns(ctx, about as SearchAbout) },
	{ name: 'explore.open-pages.renew', cron: '50 4 * * *', work: (ctx) => forEveryOrganisation(ctx, renewOpenPages) },
	{ name: 'media.waiting.examine', cron: '*/5 * * * *', work: (ctx) => forEveryOrganisation(ctx, examineWaiting) },
	{ name: 'media.sound.delete', cron: '*/10 * * * *', work: (ctx) => forEveryOrganisation(ctx, deleteAcceptedSound) },
	{ name: 'media.pictures.forget', cron: '50 3 * * *', work: (ctx) => forEveryOrganisation(ctx, forgetUnusedPictures) },
	{ name: 'media.unclaimed.forget', cron: '40 3 * * *', work: (ctx) => forEveryOrganisation(ctx, forgetUnclaimed) },
	{ name: 'media.photos.forget', cron: '55 3 * * *', work: (ctx) => forEveryOrganisation(ctx, forgetUnclaimedPhotos) }
];

async function forEveryOrganisation(ctx: Context, work: (ctx: Context) => Promise<void>): Promise<void> {
	for (const { id } of await listOrganisations(ctx)) await work(await forOrganisation(ctx, id));
}

import { forgetExpired } from '#lib/people/server/forget-expired.ts';
import { listOrganisations } from '#lib/people/server/organisations.ts';
import { forOrganisation, type Context } from '#lib/platform/server/context.ts';
import type { Job } from '#lib/platform/server/jobs.ts';

/** What is done later, and which room does it. This is the only file that knows all rooms. */
export const JOBS: readonly Job[] = [
	{ name: 'people.expired.forget', cron: '10 3 * * *', work: (ctx) => forEveryOrganisation(ctx, forgetExpired) }
];

async function forEveryOrganisation(ctx: Context, work: (ctx: Context) => Promise<void>): Promise<void> {
	for (const { id } of await listOrganisations(ctx)) await work(await forOrganisation(ctx, id));
}

import { z } from 'zod';
import { listAccounts } from '#lib/people/server/account-queries.ts';
import { listDeeds, listKindsOfDeed } from '#lib/people/server/logbook.ts';
import { idOf } from '#lib/platform/id.ts';
import type { PageServerLoad } from './$types';

/** What the address asks for; what it cannot mean is left out. */
const Wishes = z.object({
	wie: z
		.union([z.enum(['visitor', 'house']), idOf<'account'>()])
		.optional()
		.catch(undefined),
	wat: z
		.string()
		.regex(/^[a-z.-]{1,100}$/)
		.optional()
		.catch(undefined),
	voor: idOf<'deed'>().optional().catch(undefined)
});

export const load: PageServerLoad = async ({ locals: { ctx }, url }) => {
	const { wie, wat, voor } = Wishes.parse(Object.fromEntries(url.searchParams));
	return {
		page: await listDeeds(ctx, { who: wie, deed: wat, before: voor }),
		people: (await listAccounts(ctx)).map(({ id, name }) => ({ id, name })),
		kinds: await listKindsOfDeed(ctx),
		filter: { who: wie ?? '', deed: wat ?? '', isLater: voor !== undefined }
	};
};

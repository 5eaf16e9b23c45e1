import { EXAMPLE, loadExample } from '#lib/collect/server/example.ts';
import { layBesideExample } from '#lib/explore/server/example.ts';
import { ensureFirstAdministrator } from '#lib/people/server/first-administrator.ts';
import { listOrganisations } from '#lib/people/server/organisations.ts';
import { HOUSE } from '#lib/platform/actor.ts';
import { forOrganisation, type Context } from '#lib/platform/server/context.ts';
import { connect, NOBODY } from '#lib/platform/server/database.ts';
import type { Settings } from '#lib/platform/server/settings.ts';

export interface Welcome {
	/** Slug of the example's story point, when the house has it. */
	readonly storyPoint?: string;
	/** Path of the link that makes the first administrator, when there is none yet. */
	readonly firstAdministrator?: string;
}

/** Furnishes an empty house with the example, and sees to it that somebody can administer it. */
export async function furnish(url: string, { ADMIN_EMAIL, ADMIN_PASSWORD }: Settings): Promise<Welcome> {
	const database = connect(url, { max: 2 });
	try {
		const ctx: Context = { actor: HOUSE, now: new Date(), organisationId: NOBODY, db: database.of(NOBODY), database };
		const organisationId = await loadExample(ctx);
		if (organisationId) await layBesideExample(await forOrganisation(ctx, organisationId), EXAMPLE.storyPoint);
		const organisations = await listOrganisations(ctx);
		const example = organisations.find(({ slug }) => slug === EXAMPLE.organisation.slug);
		const first = example ?? organisations[0];
		if (!first) return {};
		const link = await ensureFirstAdministrator(await forOrganisation(ctx, first.id), {
			email: ADMIN_EMAIL,
			password: ADMIN_PASSWORD
		});
		return { ...(example && { storyPoint: EXAMPLE.storyPoint }), ...(link && { firstAdministrator: link }) };
	} finally {
		await database.close();
	}
}

/** What to say when the house is open: Dutch first, and where to go. */
export function sayWelcome(address: string, { storyPoint, firstAdministrator }: Welcome): string {
	const lines = [`Samenleren is open: ${address}   (stoppen met Ctrl-C)`, ''];
	if (storyPoint)
		lines.push(
			`  Vertel een ervaring   ${address}/vertel/${storyPoint}`,
			`  Bekijk het dashboard  ${address}/werk/vertelpunten/${storyPoint}/dashboard`
		);
	else lines.push(`  Vertelpunten          ${address}/werk/vertelpunten`);
	if (firstAdministrator)
		lines.push(
			'',
			'  Maak met deze link het eerste account. De link werkt één keer, en niet meer na een herstart:',
			`  ${address}${firstAdministrator}`
		);
	return ['', ...lines, '', `Samenleren is open at ${address}; the pages also speak English.`, ''].join('\n');
}

import { describe, expect } from 'vitest';
import { EXAMPLE, loadExample } from '#lib/collect/server/example.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import { HOUSE } from '#lib/platform/actor.ts';
import { forOrganisation } from '#lib/platform/server/context.ts';
import { NOBODY } from '#lib/platform/server/database.ts';
import { rika } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { layBesideExample } from './example.ts';
import { getMissing, listPopulations } from './populations.ts';

describe('the example', () => {
	it('shows at once from whom we do not hear yet, beside numbers that say they are invented', async ({ as }) => {
		await as(HOUSE).db.deleteFrom('people.organisations').execute();
		const organisationId = (await loadExample({ ...as(HOUSE), organisationId: NOBODY }))!;
		await layBesideExample(await forOrganisation(as(HOUSE), organisationId), EXAMPLE.storyPoint);

		const ctx = { ...(await forOrganisation(as(HOUSE), organisationId)), actor: as(rika).actor };
		const { id } = await getBareStoryPoint(ctx, EXAMPLE.storyPoint);
		for (const { dimension, rows, source } of await listPopulations(ctx, id)) {
			expect(source).toBe('verzonnen voor dit voorbeeld, niet van het CBS');
			expect(
				rows.filter(({ option }) => option === null),
				dimension
			).toEqual([]);
			const { shown } = await getMissing(ctx, id, dimension);
			const verdicts = shown?.balance?.groups.map(({ verdict }) => verdict);
			expect(verdicts, dimension).toContain('less');
		}
		expect((await getMissing(ctx, id, null)).compared.map(({ id }) => id)).toEqual(['perspective', 'area']);
	});
});

import { describe, expect } from 'vitest';
import { it } from '#test/rollback.ts';
import { anna, DE_BRUG, DE_OEVER } from '#test/personas.ts';
import { HOUSE, VISITOR } from '../actor.ts';
import { record } from './audit.ts';
import { forOrganisation } from './context.ts';

describe('a colleague of another organisation', () => {
	it('is a visitor here, whatever the roles at home', async ({ as }) => {
		expect((await forOrganisation(as(anna), DE_BRUG)).actor).toBe(anna);
		expect((await forOrganisation(as(anna), DE_OEVER)).actor).toEqual(VISITOR);
		expect((await forOrganisation(as(HOUSE), DE_OEVER)).actor).toEqual(HOUSE);
	});
});

describe('the wall between organisations', () => {
	it('hides the rows of another organisation, whatever the query says', async ({ as, turnTo }) => {
		await record(as(anna), 'platform.test', 'x');
		const everything = () => as(anna).db.selectFrom('platform.audit').select('deed').execute();
		expect(await everything()).toHaveLength(1);

		await turnTo(DE_OEVER);

		expect(await everything()).toHaveLength(0);
		await expect(record(as(anna), 'platform.test', 'x')).rejects.toThrow(/row-level security/);
	});
});

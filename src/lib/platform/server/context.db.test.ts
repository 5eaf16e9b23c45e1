import { describe, expect } from 'vitest';
import { it } from '#test/rollback.ts';
import { anna, DE_OEVER } from '#test/personas.ts';
import { record } from './audit.ts';

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

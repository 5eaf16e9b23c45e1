import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { anna, MONDAY } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { forgetExpired } from './forget-expired.ts';
import { inviteColleague, listInvitations } from './invitations.ts';

const AFTER_A_YEAR = { now: new Date(MONDAY.getTime() + 365 * 24 * 60 * 60 * 1000) };

describe('forgetExpired', () => {
	it('forgets a link that works no more, and leaves the others', async ({ as }) => {
		await inviteColleague(as(anna), 'bram@debrug.example', ['facilitator']);
		await inviteColleague(as(anna, AFTER_A_YEAR), 'noor@debrug.example', ['analyst']);

		await forgetExpired(as(HOUSE, AFTER_A_YEAR));

		const left = await as(anna).db.selectFrom('people.invitations').select('email').execute();
		expect(left).toEqual([{ email: 'noor@debrug.example' }]);
		expect(await listInvitations(as(anna, AFTER_A_YEAR))).toHaveLength(1);
	});

	it.for([anna, VISITOR])('is not for people', async (actor, { as }) => {
		await expect(forgetExpired(as(actor))).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { attempt, type Limit } from '#lib/platform/server/attempts.ts';
import type { Id } from '#lib/platform/id.ts';
import { anna } from '#test/personas.ts';
import { it } from '#test/own-database.ts';
import { changeRoles } from './account-commands.ts';
import { listAccounts } from './account-queries.ts';
import { inviteColleague } from './invitations.ts';
import { readTicket } from './ticket.ts';
import { acceptWelcome, openAccount } from './welcome.ts';

const outcomes = (results: PromiseSettledResult<unknown>[]) => results.map(({ status }) => status).sort();

describe('at the same moment', () => {
	it('two administrators cannot both take the other’s role away', async ({ as }) => {
		const open = (email: string) =>
			openAccount(as(HOUSE), { email, name: email, roles: ['administrator'], passwordHash: '-' });
		const [a, b] = [await open('a@debrug.example'), await open('b@debrug.example')];
		for (let round = 0; round < 5; round++) {
			await changeRoles(as(anna), a.id, ['administrator']);
			await changeRoles(as(anna), b.id, ['administrator']);
			const demote = (id: Id<'account'>) => changeRoles(as(anna), id, ['reader']);
			expect(outcomes(await Promise.allSettled([demote(a.id), demote(b.id)]))).toEqual(['fulfilled', 'rejected']);
			const administrators = (await listAccounts(as(anna))).filter(({ roles }) => roles.includes('administrator'));
			expect(administrators).toHaveLength(1);
		}
	});

	it('a link lets one person in, not two', async ({ as }) => {
		const path = await inviteColleague(as(anna), 'sam@debrug.example', ['reader']);
		const ticket = readTicket(path.split('/').at(-1)!)!;
		const accept = (name: string) =>
			acceptWelcome(as(VISITOR), ticket, { name, email: undefined, password: 'regen op het dak' }, '');
		expect(outcomes(await Promise.allSettled([accept('Sam'), accept('Sem')]))).toEqual(['fulfilled', 'rejected']);
	});

	it('as many guesses pass as the limit says, over all processes', async ({ as }) => {
		const limits: Limit[] = [
			{ key: ['one'], most: 5, seconds: 60 },
			{ key: ['total'], most: 100, seconds: 60 }
		];
		// The keys in either order: those who lock in different orders would wait for each other for ever.
		const guesses = Array.from({ length: 80 }, (_, i) =>
			attempt(as(VISITOR), 'test.guess', i % 2 ? limits : limits.toReversed()).then(
				() => 'passed',
				(problem: { kind?: string }) => problem.kind ?? problem
			)
		);
		const heard = await Promise.all(guesses);
		expect(heard.filter((outcome) => outcome === 'passed')).toHaveLength(5);
		expect(heard.filter((outcome) => outcome === 'too-many')).toHaveLength(75);
	});
});

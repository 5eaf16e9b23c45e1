import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { record } from '#lib/platform/server/audit.ts';
import { anna, bram, DE_OEVER, MONDAY, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { inviteColleague } from './invitations.ts';
import { listDeeds, listKindsOfDeed } from './logbook.ts';

const later = (seconds: number) => ({ now: new Date(MONDAY.getTime() + seconds * 1000) });

describe('the logbook', () => {
	it('tells who did what, the latest first', async ({ as }) => {
		await record(as(HOUSE), 'test.house', 'a');
		await record(as(VISITOR, later(1)), 'test.visitor', 'b');
		await record(as(bram, later(2)), 'test.member', 'c');
		const { entries } = await listDeeds(as(anna));
		expect(entries.map(({ doer }) => doer.kind)).toEqual(['member', 'visitor', 'house']);
		expect(entries[0]).toMatchObject({ deed: 'test.member', subject: 'c', doer: { accountId: bram.accountId } });
	});

	it('names whom something was done to', async ({ as }) => {
		await inviteColleague(as(anna), 'sam@debrug.example', ['reader']);
		expect((await listDeeds(as(anna))).entries).toMatchObject([{ subject: 'sam@debrug.example' }]);
	});

	it('turns its pages without losing or doubling a line', async ({ as }) => {
		for (let i = 0; i < 120; i++) await record(as(bram, later(i)), 'test.deed', String(i));
		const subjects: string[] = [];
		let before;
		for (let page = 0; page < 3; page++) {
			const { entries, next } = await listDeeds(as(anna), { before });
			subjects.push(...entries.map(({ subject }) => subject));
			before = next ?? undefined;
		}
		expect(before).toBeUndefined();
		expect(subjects).toEqual(Array.from({ length: 120 }, (_, i) => String(119 - i)));
	});

	it('can be narrowed to a person and to a kind of deed', async ({ as }) => {
		await record(as(anna), 'test.a', '1');
		await record(as(bram), 'test.a', '2');
		await record(as(bram), 'test.b', '3');
		await record(as(VISITOR), 'test.b', '4');
		const subjects = async (filter: Parameters<typeof listDeeds>[1]) =>
			(await listDeeds(as(anna), filter)).entries.map(({ subject }) => subject).sort();
		expect(await subjects({ who: bram.accountId })).toEqual(['2', '3']);
		expect(await subjects({ who: 'visitor' })).toEqual(['4']);
		expect(await subjects({ who: bram.accountId, deed: 'test.a' })).toEqual(['2']);
		expect(await listKindsOfDeed(as(anna))).toEqual(['test.a', 'test.b']);
	});

	it('is not for anybody but administrators, of this organisation', async ({ as, turnTo }) => {
		await record(as(anna), 'test.a', '1');
		for (const actor of [bram, noor, steef, rika, VISITOR]) {
			await expect(listDeeds(as(actor))).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(listKindsOfDeed(as(actor))).rejects.toMatchObject({ kind: 'forbidden' });
		}
		await turnTo(DE_OEVER);
		expect((await listDeeds(as(anna))).entries).toEqual([]);
	});
});

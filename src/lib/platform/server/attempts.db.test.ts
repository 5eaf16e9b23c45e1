import { describe, expect } from 'vitest';
import { VISITOR } from '../actor.ts';
import { it } from '#test/rollback.ts';
import { attempt, type Limit } from './attempts.ts';

const three: Limit = { key: ['device', 'tablet'], most: 3, seconds: 600 };
const later = (seconds: number) => new Date(Date.UTC(2027, 2, 1, 9, 0, seconds));

describe('attempts at something that can be guessed', () => {
	it('are refused above the limit, until the window is past', async ({ as }) => {
		const now = as(VISITOR);
		for (let i = 0; i < 3; i++) await attempt(now, 'test.guess', [three]);
		await expect(attempt(now, 'test.guess', [three])).rejects.toMatchObject({ kind: 'too-many' });

		await attempt(as(VISITOR, { now: later(600) }), 'test.guess', [three]);
	});

	it('count apart for each deed and each key', async ({ as }) => {
		for (let i = 0; i < 3; i++) await attempt(as(VISITOR), 'test.guess', [three]);

		await attempt(as(VISITOR), 'test.other', [three]);
		await attempt(as(VISITOR), 'test.guess', [{ ...three, key: ['device', 'phone'] }]);
		await attempt(as(VISITOR), 'test.guess', [{ ...three, key: ['device tablet'] }]);
	});

	it('no longer count once they proved honest', async ({ as }) => {
		for (let i = 0; i < 10; i++) await (await attempt(as(VISITOR), 'test.guess', [three])).forgive();
		await attempt(as(VISITOR), 'test.guess', [three]);
	});

	it('are refused when one of several limits is passed', async ({ as }) => {
		const inTotal: Limit = { key: ['total'], most: 4, seconds: 600 };
		const from = (device: string) => attempt(as(VISITOR), 'test.guess', [{ ...three, key: [device] }, inTotal]);
		for (const device of ['a', 'b', 'c', 'd']) await from(device);
		await expect(from('e')).rejects.toMatchObject({ kind: 'too-many' });
	});

	it('leave no trace of who or what, and are forgotten', async ({ as }) => {
		await attempt(as(VISITOR), 'test.guess', [three]);
		const rows = () => as(VISITOR).db.selectFrom('platform.attempts').selectAll().execute();
		expect(JSON.stringify(await rows())).not.toMatch(/tablet|guess/);

		await attempt(as(VISITOR, { now: later(3 * 24 * 3600) }), 'test.guess', [three]);
		expect(await rows()).toHaveLength(1);
	});
});

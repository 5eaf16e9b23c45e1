import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { dropSelection, keepSelection } from '#lib/explore/server/commands.ts';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { bram, MONDAY, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint, storedStory, withdrawn } from '#test/stories.ts';
import { agendaFrom } from '../templates.ts';
import { changeAgenda, changeTable, dropTable, prepareTable, type NewTable } from './commands.ts';
import { listDaysHeld, listTables, openTable } from './queries.ts';

const AGENDA = agendaFrom('learning', (key) => key);
const DETAILS = {
	title: 'Buren',
	question: 'Wat doen buren dat wij niet doen?',
	heldOn: '2027-03-14',
	beginsAt: '19:30',
	place: 'Wijkcentrum, zaal 2',
	facilitator: 'Bram',
	invited: [{ role: 'bewoners', people: 4 }],
	way: 'paper'
} as const;

async function aSelection(ctx: Context, count = 3) {
	const point = await storedPoint(ctx);
	const stories: Id<'story'>[] = [];
	for (let i = 0; i < count; i++) stories.push(await storedStory(ctx, point));
	const id = await keepSelection(ctx, point.id, {
		name: 'Buren',
		question: '',
		clauses: '',
		foundBy: { by: 'filter' },
		storyIds: stories
	});
	return { point, stories, id };
}

/** From now on tellers are asked whether their experience may be discussed, and this one says yes. */
async function asksToDiscuss({ db }: Context, pointId: Id<'story-point'>, storyId: Id<'story'>): Promise<void> {
	const consents = [{ id: 'discuss', text: { nl: 'Mag aan een tafel.' }, required: false, use: 'discuss' }];
	await db
		.updateTable('collect.story_points')
		.set({ definition: sql`definition || ${JSON.stringify({ consents })}::jsonb` })
		.where('id', '=', pointId)
		.execute();
	await db.updateTable('collect.stories').set({ consents: '{"discuss": true}' }).where('id', '=', storyId).execute();
}

const aTable = (selectionId: Id<'selection'>, changes: Partial<NewTable> = {}): NewTable => ({
	...DETAILS,
	selectionId,
	cards: 10,
	template: 'learning',
	agenda: AGENDA,
	...changes
});

describe('preparing a table', () => {
	it('freezes the cards of the selection, with the day, the people and the agenda', async ({ as }) => {
		const { point, stories, id: selection } = await aSelection(as(bram));

		const id = await prepareTable(as(bram), point.id, aTable(selection));

		expect(await openTable(as(rika), point.id, id)).toEqual({
			...DETAILS,
			id,
			storyPointId: point.id,
			selectionId: selection,
			selectionName: 'Buren',
			storyIds: stories,
			withdrawnIds: [],
			refused: 0,
			template: 'learning',
			agenda: AGENDA,
			revision: 1,
			createdByName: null,
			createdAt: MONDAY
		});
		expect(await listTables(as(rika), point.id)).toEqual([
			{
				id,
				title: 'Buren',
				heldOn: '2027-03-14',
				beginsAt: '19:30',
				place: 'Wijkcentrum, zaal 2',
				template: 'learning',
				cards: 3
			}
		]);
	});

	it('lets the lot choose when there are fewer cards than experiences, and keeps their order', async ({ as }) => {
		const { point, stories, id: selection } = await aSelection(as(bram), 6);
		const id = await prepareTable(as(bram), point.id, aTable(selection, { cards: 2 }));
		const { storyIds } = await openTable(as(bram), point.id, id);
		expect(storyIds).toHaveLength(2);
		expect(stories.filter((story) => storyIds.includes(story))).toEqual(storyIds);
	});

	it('keeps its cards when the selection is thrown away', async ({ as }) => {
		const { point, stories, id: selection } = await aSelection(as(bram));
		const id = await prepareTable(as(bram), point.id, aTable(selection));
		await dropSelection(as(bram), point.id, selection);
		expect(await openTable(as(bram), point.id, id)).toMatchObject({ selectionName: 'Buren', storyIds: stories });
	});

	it('leaves out what was withdrawn before, and says what was withdrawn after', async ({ as }) => {
		const { point, stories, id: selection } = await aSelection(as(bram));
		await withdrawn(as(bram), stories[0]!);
		const id = await prepareTable(as(bram), point.id, aTable(selection));
		await withdrawn(as(bram), stories[1]!);
		expect(await openTable(as(bram), point.id, id)).toMatchObject({
			storyIds: [stories[1], stories[2]],
			withdrawnIds: [stories[1]]
		});
	});

	it('leaves away what a teller does not want discussed, and says how many', async ({ as }) => {
		const { point, stories, id: selection } = await aSelection(as(bram));
		await asksToDiscuss(as(bram), point.id, stories[2]!);
		const id = await prepareTable(as(bram), point.id, aTable(selection));
		expect(await openTable(as(bram), point.id, id)).toMatchObject({ storyIds: [stories[2]], refused: 2 });
	});

	it('refuses a table without cards', async ({ as }) => {
		const { point, stories, id: selection } = await aSelection(as(bram), 1);
		await withdrawn(as(bram), stories[0]!);
		await expect(prepareTable(as(bram), point.id, aTable(selection))).rejects.toThrow('tables.no-cards');
		expect(await listTables(as(bram), point.id)).toEqual([]);
	});

	it('is not for analysts, readers, stewards and visitors, nor for another organisation', async ({ as }) => {
		const { point, id: selection } = await aSelection(as(bram));
		for (const actor of [noor, rika, steef, VISITOR])
			await expect(prepareTable(as(actor), point.id, aTable(selection))).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(prepareTable(as(otto), point.id, aTable(selection))).rejects.toMatchObject({ kind: 'not-found' });
		expect(await listTables(as(bram), point.id)).toEqual([]);
	});
});

describe('changing a table', () => {
	it('moves it to another day', async ({ as }) => {
		const { point, id: selection } = await aSelection(as(bram));
		const id = await prepareTable(as(bram), point.id, aTable(selection));
		await changeTable(as(bram), point.id, id, 1, { ...DETAILS, heldOn: '2027-04-01' });
		expect(await openTable(as(bram), point.id, id)).toMatchObject({
			heldOn: '2027-04-01',
			revision: 2,
			title: 'Buren'
		});
	});

	it('changes a step of the agenda', async ({ as }) => {
		const { point, id: selection } = await aSelection(as(bram));
		const id = await prepareTable(as(bram), point.id, aTable(selection));
		await changeAgenda(as(bram), point.id, id, 1, { do: 'remove', id: AGENDA[0]!.id });
		expect((await openTable(as(bram), point.id, id)).agenda).toEqual(AGENDA.slice(1));
	});

	it('does not write over what somebody else changed meanwhile', async ({ as }) => {
		const { point, id: selection } = await aSelection(as(bram));
		const id = await prepareTable(as(bram), point.id, aTable(selection));
		await changeTable(as(bram), point.id, id, 1, { ...DETAILS, place: 'Zaal 1' });
		await expect(changeTable(as(bram), point.id, id, 1, { ...DETAILS, place: 'Zaal 3' })).rejects.toThrow(
			'tables.changed-meanwhile'
		);
		await expect(changeAgenda(as(bram), point.id, id, 1, { do: 'remove', id: 's1' })).rejects.toThrow(
			'tables.changed-meanwhile'
		);
		expect(await openTable(as(bram), point.id, id)).toMatchObject({ place: 'Zaal 1', revision: 2, agenda: AGENDA });
	});

	it('says when a step is no longer there, and changes nothing', async ({ as }) => {
		const { point, id: selection } = await aSelection(as(bram));
		const id = await prepareTable(as(bram), point.id, aTable(selection));
		await expect(changeAgenda(as(bram), point.id, id, 1, { do: 'move', id: 'gone', by: 1 })).rejects.toThrow(
			'tables.agenda.no-such-step'
		);
		expect(await openTable(as(bram), point.id, id)).toMatchObject({ revision: 1 });
	});

	it('is not for who may only read, nor for another organisation', async ({ as }) => {
		const { point, id: selection } = await aSelection(as(bram));
		const id = await prepareTable(as(bram), point.id, aTable(selection));
		const change = { do: 'remove', id: AGENDA[0]!.id } as const;
		for (const actor of [noor, rika, steef, VISITOR]) {
			await expect(changeTable(as(actor), point.id, id, 1, DETAILS)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(changeAgenda(as(actor), point.id, id, 1, change)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(dropTable(as(actor), point.id, id)).rejects.toMatchObject({ kind: 'forbidden' });
		}
		await expect(changeTable(as(otto), point.id, id, 1, DETAILS)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(dropTable(as(otto), point.id, id)).rejects.toMatchObject({ kind: 'not-found' });
		expect(await openTable(as(bram), point.id, id)).toMatchObject({ revision: 1 });
	});
});

describe('a table', () => {
	it('is thrown away, and written in the logbook', async ({ as }) => {
		const { point, id: selection } = await aSelection(as(bram));
		const id = await prepareTable(as(bram), point.id, aTable(selection));
		await dropTable(as(bram), point.id, id);
		await expect(openTable(as(bram), point.id, id)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(dropTable(as(bram), point.id, id)).rejects.toMatchObject({ kind: 'not-found' });
		const deeds = await as(bram).db.selectFrom('platform.audit').select('deed').where('subject', '=', id).execute();
		expect(deeds.map(({ deed }) => deed).sort()).toEqual(['tables.drop', 'tables.prepare']);
	});

	it('is not seen by stewards and visitors', async ({ as }) => {
		const { point, id: selection } = await aSelection(as(bram));
		const id = await prepareTable(as(bram), point.id, aTable(selection));
		for (const actor of [steef, VISITOR]) {
			await expect(openTable(as(actor), point.id, id)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(listTables(as(actor), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
		}
	});
});

describe('the days on which tables were held', () => {
	it('are known to anybody: those that are past, of this point, and nothing else of them', async ({ as, turnTo }) => {
		const { point, id: selection } = await aSelection(as(bram));
		for (const heldOn of ['2027-02-14', '2027-02-28', '2027-03-01', '2027-03-14'])
			await prepareTable(as(bram), point.id, aTable(selection, { heldOn }));
		expect(await listDaysHeld(as(VISITOR), point.id, '2027-03-01')).toEqual(['2027-02-28', '2027-02-14']);
		const other = await storedPoint(as(bram), 'elders');
		expect(await listDaysHeld(as(VISITOR), other.id, '2027-03-01')).toEqual([]);
		await turnTo(otto.organisationId);
		expect(await listDaysHeld(as(otto), point.id, '2027-03-01')).toEqual([]);
	});
});

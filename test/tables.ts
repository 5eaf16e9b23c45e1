import { keepSelection } from '#lib/explore/server/commands.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { prepareTable } from '#lib/sensemaking/server/commands.ts';
import { agendaFrom } from '#lib/sensemaking/templates.ts';
import { storedPoint, storedStory } from './stories.ts';

/** A table that is prepared: three experiences, and the agenda of learning from practice. */
export async function aPreparedTable(ctx: Context, slug = 'buurt') {
	const point = await storedPoint(ctx, slug);
	const stories: Id<'story'>[] = [];
	for (let at = 0; at < 3; at++) stories.push(await storedStory(ctx, point, { text: `Ervaring ${at}` }));
	const selectionId = await keepSelection(ctx, point.id, {
		name: 'Buren',
		question: '',
		clauses: '',
		foundBy: { by: 'filter' },
		storyIds: stories
	});
	const tableId = await prepareTable(ctx, point.id, {
		title: 'Buren',
		question: 'Wat doen buren dat wij niet doen?',
		heldOn: '2027-03-01',
		beginsAt: '19:30',
		place: 'Wijkcentrum',
		facilitator: 'Bram',
		invited: [],
		way: 'screen',
		selectionId,
		cards: 10,
		template: 'learning',
		agenda: agendaFrom('learning', (key) => key)
	});
	return { point, stories, tableId };
}

import { record } from '#lib/platform/server/audit.ts';
import { authorise, inTransaction, type Context } from '#lib/platform/server/context.ts';
import type { Id } from '#lib/platform/id.ts';
import { Problem } from '#lib/platform/problem.ts';
import { mayWorkOnPaper } from '../policy.ts';
import { sheetKnown, storyHasOtherKey } from '../problems.ts';
import type { StoryPoint } from '../story-point.ts';
import type { Receipt, Telling } from '../telling.ts';
import { tellStory } from './commands.ts';
import { importedId } from './imported-id.ts';

/**
 * Keeps what somebody wrote on paper, by the rules of every telling. The id follows from the number of the sheet, so that
 * nobody enters the same sheet twice; without a number, from the screen, so that entering it again (a reload, a second
 * Enter) gives the same receipt.
 * @throws Problem `forbidden`, `conflict` when the sheet was entered before, or what {@link tellStory} throws
 */
export async function enterPaperForm(
	ctx: Context,
	point: StoryPoint,
	telling: Telling,
	sheet: string
): Promise<Receipt> {
	authorise(mayWorkOnPaper(ctx.actor));
	const id = sheet === '' ? (telling.id as Id<'story'>) : idOfSheet(point.id, sheet);

	return inTransaction(ctx, async (ctx) => {
		const receipt = await tellStory(ctx, point, { ...telling, id }, 'paper').catch(saySheetIsKnown);
		const isNew = receipt.receivedAt === ctx.now.toISOString();
		if (isNew) await record(ctx, 'collect.paper.enter', id);
		return receipt;
	});
}

const idOfSheet = (point: Id<'story-point'>, sheet: string): Id<'story'> =>
	importedId(point, `paper ${sheet.toLowerCase()}`);

/** Another screen has another key: somebody entered this sheet already. */
function saySheetIsKnown(refusal: unknown): never {
	if (refusal instanceof Problem && refusal.code === storyHasOtherKey().code) throw sheetKnown();
	throw refusal;
}

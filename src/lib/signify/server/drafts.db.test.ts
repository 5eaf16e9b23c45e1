import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { anna, bram, DE_OEVER, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { removeQuestion } from '../draft.ts';
import { storeQuestionnaire } from './commands.ts';
import { dropWorkingCopy, getWorkingCopy, publishWorkingCopy, saveWorkingCopy } from './drafts.ts';
import { getQuestionnaire } from './queries.ts';

const stored = async (ctx: Context) => (await storeQuestionnaire(ctx, QUESTIONNAIRE)).id;
const shorter = removeQuestion(QUESTIONNAIRE, 4);

describe('the working copy of a questionnaire', () => {
	it('is the newest version until somebody changes something', async ({ as }) => {
		const id = await stored(as(bram));
		expect(await getWorkingCopy(as(bram), id)).toMatchObject({ questionnaire: QUESTIONNAIRE, revision: 0, version: 1 });
	});

	it('is kept, also with holes in it, and leaves the version alone', async ({ as }) => {
		const id = await stored(as(bram));
		const holed = { ...shorter, title: { nl: '' } };
		expect(await saveWorkingCopy(as(bram), id, 0, holed)).toEqual({ revision: 1, savedAt: as(bram).now });
		expect(await getWorkingCopy(as(anna), id)).toMatchObject({ questionnaire: holed, revision: 1 });
		expect(await getQuestionnaire(as(VISITOR), id, 1)).toEqual(QUESTIONNAIRE);
	});

	it('is never written over what somebody else saved', async ({ as }) => {
		const id = await stored(as(bram));
		await saveWorkingCopy(as(bram), id, 0, shorter);
		await expect(saveWorkingCopy(as(anna), id, 0, QUESTIONNAIRE)).rejects.toMatchObject({
			code: 'signify.draft.overtaken'
		});
		await saveWorkingCopy(as(anna), id, 1, QUESTIONNAIRE);
		await expect(saveWorkingCopy(as(bram), id, 1, shorter)).rejects.toMatchObject({ kind: 'conflict' });
		expect(await getWorkingCopy(as(bram), id)).toMatchObject({ questionnaire: QUESTIONNAIRE, revision: 2 });
	});

	it('refuses what is no questionnaire at all', async ({ as }) => {
		const id = await stored(as(bram));
		for (const broken of [undefined, {}, { ...QUESTIONNAIRE, questions: [{ id: 'x', type: 'quiz' }] }])
			await expect(saveWorkingCopy(as(bram), id, 0, broken)).rejects.toMatchObject({ kind: 'invalid' });
		expect((await getWorkingCopy(as(bram), id)).revision).toBe(0);
	});

	it('becomes a version, without its empty sentences, and is gone', async ({ as }) => {
		const id = await stored(as(bram));
		await saveWorkingCopy(as(bram), id, 0, { ...shorter, title: { nl: 'Korter', en: '' } });
		expect(await publishWorkingCopy(as(bram), id, 1)).toEqual({ id, version: 2 });
		expect(await getQuestionnaire(as(VISITOR), id, 2)).toEqual({ ...shorter, title: { nl: 'Korter' } });
		expect((await getWorkingCopy(as(bram), id)).revision).toBe(0);
	});

	it('becomes no version with holes in it, nor when it was changed meanwhile', async ({ as }) => {
		const id = await stored(as(bram));
		await saveWorkingCopy(as(bram), id, 0, { ...shorter, openings: [] });
		await expect(publishWorkingCopy(as(bram), id, 1)).rejects.toMatchObject({ code: 'signify.draft.unfinished' });
		await saveWorkingCopy(as(anna), id, 1, shorter);
		await expect(publishWorkingCopy(as(bram), id, 1)).rejects.toMatchObject({ code: 'signify.draft.overtaken' });
	});

	it('can be thrown away', async ({ as }) => {
		const id = await stored(as(bram));
		await saveWorkingCopy(as(bram), id, 0, shorter);
		await dropWorkingCopy(as(bram), id, 1);
		expect(await getWorkingCopy(as(bram), id)).toMatchObject({ questionnaire: QUESTIONNAIRE, revision: 0 });
	});

	it('is not for analysts, readers, stewards and visitors', async ({ as }) => {
		const id = await stored(as(HOUSE));
		for (const actor of [noor, rika, steef, VISITOR])
			for (const deed of [
				getWorkingCopy(as(actor), id),
				saveWorkingCopy(as(actor), id, 0, shorter),
				publishWorkingCopy(as(actor), id, 0),
				dropWorkingCopy(as(actor), id, 0)
			])
				await expect(deed).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('is not for another organisation', async ({ as, turnTo }) => {
		const id = await stored(as(bram));
		await turnTo(DE_OEVER);
		await expect(getWorkingCopy(as(otto), id)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(saveWorkingCopy(as(otto), id, 0, shorter)).rejects.toMatchObject({ kind: 'not-found' });
	});
});

import { describe, expect } from 'vitest';
import type { Id } from '#lib/platform/id.ts';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import { anna, bram, DE_OEVER, noor, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import type { Questionnaire } from '../questionnaire.ts';
import { storeQuestionnaire, storeVersion } from './commands.ts';
import { getQuestionnaire, listVersions } from './queries.ts';

const asking = (title: string): Questionnaire => ({
	title: { nl: 'Proef' },
	languages: ['nl'],
	openings: [{ id: 'moment', text: { nl: 'Vertel over een moment.' } }],
	questions: [
		{
			id: 'who',
			type: 'choice',
			title: { nl: title },
			required: true,
			allowNotApplicable: true,
			settings: { options: [{ id: 'me', label: { nl: 'Ik' } }] }
		}
	]
});
const nowhere = '0192f000-0000-7000-8000-00000000ffff' as Id<'questionnaire'>;

describe('storeQuestionnaire', () => {
	it('keeps the first version as it was given', async ({ as }) => {
		const stored = await storeQuestionnaire(as(bram), asking('Wie?'));
		expect(stored.version).toBe(1);
		expect(await getQuestionnaire(as(bram), stored.id, 1)).toEqual(asking('Wie?'));
	});

	it('refuses what is no questionnaire', async ({ as }) => {
		await expect(storeQuestionnaire(as(bram), { title: 'x' })).rejects.toMatchObject({ kind: 'invalid' });
	});

	it('is for facilitators, administrators and the house, and not for others', async ({ as }) => {
		for (const actor of [anna, HOUSE]) await storeQuestionnaire(as(actor), asking('Wie?'));
		for (const actor of [VISITOR, noor, rika, steef])
			await expect(storeQuestionnaire(as(actor), asking('Wie?'))).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

describe('storeVersion', () => {
	it('adds a version and leaves the earlier one as it was', async ({ as }) => {
		const { id } = await storeQuestionnaire(as(bram), asking('Wie?'));
		expect(await storeVersion(as(bram), id, asking('Wie was het?'))).toEqual({ id, version: 2 });
		expect(await getQuestionnaire(as(bram), id, 1)).toEqual(asking('Wie?'));
		expect((await listVersions(as(rika), id)).map(({ version }) => version)).toEqual([1, 2]);
	});

	it('makes no version of what did not change', async ({ as }) => {
		const { id } = await storeQuestionnaire(as(bram), asking('Wie?'));
		expect(await storeVersion(as(bram), id, asking('Wie?'))).toEqual({ id, version: 1 });
	});

	it('refuses another type of question under a known id', async ({ as }) => {
		const { id } = await storeQuestionnaire(as(bram), asking('Wie?'));
		const changed = asking('Wie?');
		const next = {
			...changed,
			questions: [{ ...changed.questions[0], type: 'text', settings: { lines: 'one', maxLength: 9 } }]
		};
		await expect(storeVersion(as(bram), id, next)).rejects.toThrow('signify.questionnaire.question-type-changed');
	});

	it('is not for readers, nor for what does not exist', async ({ as }) => {
		const { id } = await storeQuestionnaire(as(bram), asking('Wie?'));
		await expect(storeVersion(as(rika), id, asking('Wat?'))).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(storeVersion(as(bram), nowhere, asking('Wat?'))).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('getQuestionnaire', () => {
	it('is for everybody who is asked the questions, within the wall of the organisation', async ({ as, turnTo }) => {
		const { id } = await storeQuestionnaire(as(bram), asking('Wie?'));
		expect(await getQuestionnaire(as(VISITOR), id, 1)).toEqual(asking('Wie?'));

		await turnTo(DE_OEVER);

		await expect(getQuestionnaire(as(VISITOR), id, 1)).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('listVersions', () => {
	it('is not for visitors', async ({ as }) => {
		const { id } = await storeQuestionnaire(as(bram), asking('Wie?'));
		await expect(listVersions(as(VISITOR), id)).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

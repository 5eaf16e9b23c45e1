import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import { getWorkingCopy, saveWorkingCopy } from '#lib/signify/server/drafts.ts';
import { anna, bram, DE_OEVER, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { aTelling, DEFINITION } from '#test/tellings.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { TEMPLATES } from '../templates/templates.ts';
import { tellStory } from './commands.ts';
import {
	announceStoryPoint,
	archiveStoryPoint,
	changeStoryPoint,
	publishQuestionnaire,
	restoreStoryPoint,
	startStoryPoint
} from './point-commands.ts';
import { openPreview, sharePreview } from './preview.ts';
import { findStoryPoint, getStoryPoint, listStoryPoints } from './queries.ts';

const template = TEMPLATES[1]!;
const start = (ctx: Context, slug = 'noord') =>
	startStoryPoint(ctx, {
		slug,
		title: 'Noord vertelt',
		language: 'nl',
		beginning: { from: 'template', template: template.id }
	});
const change = (over: object = {}) => ({
	slug: 'noord',
	definition: DEFINITION,
	opensAt: null,
	closesAt: null,
	...over
});
const anHourLater = (ctx: Context) => ({ now: new Date(ctx.now.getTime() + 3_600_000) });

describe('a new story point', () => {
	it('begins with a template, and is for nobody but the team', async ({ as }) => {
		await start(as(bram));
		const point = await getStoryPoint(as(rika), 'noord');
		expect(point).toMatchObject({ state: 'draft', definition: { title: { nl: 'Noord vertelt' } } });
		expect((await getWorkingCopy(as(bram), point.questionnaireId)).questionnaire.questions).toEqual(
			template.questionnaire.questions
		);
		expect(await findStoryPoint(as(VISITOR), 'noord')).toBeUndefined();
		expect((await listStoryPoints(as(rika))).map(({ slug }) => slug)).toEqual(['noord']);
	});

	it('begins empty, or as a copy of another', async ({ as }) => {
		await startStoryPoint(as(bram), { slug: 'leeg', title: 'Leeg', language: 'nl', beginning: { from: 'empty' } });
		await start(as(bram));
		await startStoryPoint(as(bram), {
			slug: 'zuid',
			title: 'Zuid vertelt',
			language: 'nl',
			beginning: { from: 'copy', slug: 'noord' }
		});
		const [noord, zuid] = [await getStoryPoint(as(bram), 'noord'), await getStoryPoint(as(bram), 'zuid')];
		expect(zuid.definition.welcome).toEqual(noord.definition.welcome);
		expect(zuid.questionnaireId).not.toBe(noord.questionnaireId);
	});

	it('is announced when nothing is missing, with what the working copy says', async ({ as }) => {
		await startStoryPoint(as(bram), { slug: 'leeg', title: 'Leeg', language: 'nl', beginning: { from: 'empty' } });
		await expect(announceStoryPoint(as(bram), 'leeg')).rejects.toMatchObject({
			code: 'collect.story-point.unfinished'
		});
		await start(as(bram));
		const { questionnaireId } = await getStoryPoint(as(bram), 'noord');
		const fewer = { ...template.questionnaire, questions: template.questionnaire.questions.slice(0, 1) };
		await saveWorkingCopy(as(bram), questionnaireId, 0, fewer);

		await announceStoryPoint(as(bram), 'noord');

		const found = await findStoryPoint(as(VISITOR, anHourLater(as(bram))), 'noord');
		expect(found?.questionnaire.questions).toHaveLength(1);
	});

	it('is shown by a signed link for some days, and by no other', async ({ as }) => {
		await start(as(bram));
		const pass = (await sharePreview(as(bram), 'noord')).split('/').at(-1)!;
		const seen = await openPreview(as(VISITOR), pass);
		expect(seen.questionnaire.questions).toEqual(template.questionnaire.questions);
		expect(seen.ctx.actor).toEqual(VISITOR);
		const tampered = pass.replace(/\d(?=\.[\w-]{43}$)/, (digit) => String((Number(digit) + 1) % 10));
		await expect(openPreview(as(VISITOR), tampered)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(openPreview(as(VISITOR), 'onzin')).rejects.toMatchObject({ kind: 'not-found' });
		const later = new Date(as(bram).now.getTime() + 8 * 86_400_000);
		await expect(openPreview(as(VISITOR, { now: later }), pass)).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('changing a story point', () => {
	it('moves its address as long as nobody knows it', async ({ as }) => {
		await start(as(bram));
		await start(as(bram), 'bezet');
		await expect(changeStoryPoint(as(bram), 'noord', change({ slug: 'bezet' }))).rejects.toMatchObject({
			code: 'collect.story-point.slug-taken'
		});
		await changeStoryPoint(as(bram), 'noord', change({ slug: 'noorden' }));
		await announceStoryPoint(as(bram), 'noorden');
		expect(await findStoryPoint(as(VISITOR), 'noorden')).toBeDefined();
		expect(await findStoryPoint(as(VISITOR), 'noord')).toBeUndefined();
		await expect(changeStoryPoint(as(bram), 'noorden', change({ slug: 'noord' }))).rejects.toMatchObject({
			code: 'collect.story-point.address-known'
		});
	});

	it('puts it away, closed and still to be read, and brings it back', async ({ as }) => {
		await start(as(bram));
		await announceStoryPoint(as(bram), 'noord');
		await archiveStoryPoint(as(bram), 'noord');
		expect(await listStoryPoints(as(rika))).toEqual([]);
		expect((await listStoryPoints(as(rika), 'archived')).map(({ slug }) => slug)).toEqual(['noord']);
		expect((await getStoryPoint(as(rika), 'noord')).closesAt).toEqual(as(bram).now);
		await restoreStoryPoint(as(bram), 'noord');
		expect((await listStoryPoints(as(rika))).map(({ slug }) => slug)).toEqual(['noord']);
	});

	it('lets a teller finish the version they began, and asks the next one the new questions', async ({ as }) => {
		await start(as(bram));
		await announceStoryPoint(as(bram), 'noord');
		const before = await getStoryPoint(as(bram), 'noord');
		const { questionnaire } = template;
		await saveWorkingCopy(as(bram), before.questionnaireId, 0, {
			...questionnaire,
			questions: questionnaire.questions.filter(({ id }) => id !== 'how-often')
		});
		expect(await publishQuestionnaire(as(bram), 'noord', 1)).toBe(2);

		const now = await getStoryPoint(as(bram), 'noord');
		const halfway = aTelling({
			openingId: 'together',
			answers: { 'how-often': { option: 'often' } },
			consents: { 'keep-and-read': true, discuss: false, quote: false },
			questionnaireVersion: 1
		});
		await tellStory(as(VISITOR), now, halfway, 'web');
		await expect(
			tellStory(as(VISITOR), now, { ...aTelling(halfway), id: aTelling().id, questionnaireVersion: 2 }, 'web')
		).rejects.toMatchObject({ kind: 'invalid' });
	});

	it('is not for analysts, readers, stewards and visitors', async ({ as }) => {
		await start(as(bram));
		for (const actor of [noor, rika, steef, VISITOR])
			for (const deed of [
				start(as(actor), 'anders'),
				changeStoryPoint(as(actor), 'noord', change()),
				announceStoryPoint(as(actor), 'noord'),
				archiveStoryPoint(as(actor), 'noord'),
				restoreStoryPoint(as(actor), 'noord'),
				publishQuestionnaire(as(actor), 'noord', 0),
				sharePreview(as(actor), 'noord')
			])
				await expect(deed).rejects.toMatchObject({ kind: 'forbidden' });
		await archiveStoryPoint(as(anna), 'noord');
	});

	it('is not for another organisation', async ({ as, turnTo }) => {
		await start(as(bram));
		await turnTo(DE_OEVER);
		await expect(changeStoryPoint(as(otto), 'noord', change())).rejects.toMatchObject({ kind: 'not-found' });
		await expect(archiveStoryPoint(as(otto), 'noord')).rejects.toMatchObject({ kind: 'not-found' });
	});
});

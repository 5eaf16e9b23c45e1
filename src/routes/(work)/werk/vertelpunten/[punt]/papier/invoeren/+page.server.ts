import { randomBytes } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { formCode, nextSheet } from '#lib/collect/paper.ts';
import { entryFromForm, readEntry } from '#lib/collect/paper-entry.ts';
import { TellingInvalid } from '#lib/collect/problems.ts';
import { listEntrances } from '#lib/collect/server/entrances.ts';
import { enterPaperForm } from '#lib/collect/server/paper.ts';
import { countEnteredToday, getPaper } from '#lib/collect/server/paper-queries.ts';
import { openingOf } from '#lib/collect/story-point.ts';
import { keyFrom, tellingOf } from '#lib/collect/telling-draft.ts';
import { formWithin } from '#lib/platform/server/form-data.ts';
import { Problem, STATUS } from '#lib/platform/problem.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import type { Actions, PageServerLoad } from './$types';

const dutchDay = (now: Date) => now.toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });

export const load: PageServerLoad = async ({ locals: { ctx, language: ours }, params, url }) => {
	const { point, questionnaire, version } = await getPaper(ctx, params.punt, url.searchParams.get('versie'));
	const { languages, consents } = point.definition;
	const wish = url.searchParams.get('formulier') ?? ours;
	return {
		asked: { questionnaire, consents },
		version,
		newest: point.questionnaireVersion,
		code: formCode(point.id),
		entrances: (await listEntrances(ctx, point.id)).map(({ code, name, retiredAt }) => ({
			code,
			name,
			isRetired: retiredAt !== null
		})),
		languages,
		formLanguage: languages.includes(wish) ? wish : (languages[0] ?? ours),
		identity: { id: newId<'story'>(ctx.now), key: keyFrom(randomBytes(16)) },
		day: dutchDay(ctx.now),
		isOpen: openingOf(point, ctx.now) === 'open',
		enteredToday: await countEnteredToday(ctx, point.id)
	};
};

export const actions: Actions = {
	async default({ locals: { ctx }, params, request, url }) {
		const { point, questionnaire, version } = await getPaper(ctx, params.punt, url.searchParams.get('versie'));
		const asked = { questionnaire, consents: point.definition.consents };
		const form = await formWithin(request);
		if (!form) return fail(413, { refused: 'collect.paper.too-large' });
		const entry = entryFromForm(asked, form);
		const today = dutchDay(ctx.now);
		const reading = readEntry(asked, entry, version, today);
		if (!reading.ok) return fail(400, { entry, issues: reading.issues });

		const consentIds = asked.consents.map(({ id }) => id);
		const telling = tellingOf(reading.draft, questionnaire, consentIds, reading.toldAt);
		try {
			const { followCode } = await enterPaperForm(ctx, point, telling, entry.sheet);
			const { sheet, date, via, language, id } = entry;
			return { saved: { id, sheet, followCode, next: { sheet: nextSheet(sheet), date, via, language } } };
		} catch (problem) {
			// What was typed is nowhere else.
			if (!(problem instanceof Problem)) throw problem;
			const said = problem instanceof TellingInvalid ? problem.issues : [{ code: problem.code }];
			const field = problem.code === 'collect.paper.sheet-known' ? 'blad' : 'tekst';
			return fail(STATUS[problem.kind], { entry, issues: { [field]: said } });
		}
	}
};

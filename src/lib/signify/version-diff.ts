/** What a next version of a questionnaire means for what was answered to the one before. */
import { saysTheSame } from './same.ts';
import { optionsOf } from './options-of.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { textsIn } from './texts.ts';
import type { Words } from './words.ts';

/** `kind` is a key under `designer.change.`. */
export type Change =
	| { readonly kind: 'question-added' | 'question-removed' | 'opening-added' | 'opening-removed'; readonly what: Words }
	| { readonly kind: 'question-reworded' | 'opening-reworded'; readonly what: Words; readonly was: Words }
	| {
			readonly kind: 'option-added' | 'option-retired' | 'option-reworded';
			readonly what: Words;
			readonly option: Words;
			readonly was?: Words;
	  }
	| {
			readonly kind:
				| 'now-required'
				| 'no-longer-required'
				| 'not-applicable-offered'
				| 'not-applicable-gone'
				| 'shown-otherwise'
				| 'texts-changed'
				| 'settings-changed'
				| 'type-changed';
			readonly what: Words;
	  }
	| { readonly kind: 'order-changed' };

/** Everything a designer should know before publishing `next` over `before`; empty when a teller notices nothing. */
export function changesBetween(before: Questionnaire, next: Questionnaire): readonly Change[] {
	return [...openingChanges(before, next), ...questionChanges(before, next), ...orderChange(before, next)];
}

function openingChanges(before: Questionnaire, next: Questionnaire): readonly Change[] {
	const { added, removed, kept } = pair(before.openings, next.openings);
	return [
		...added.map(({ text }): Change => ({ kind: 'opening-added', what: text })),
		...removed.map(({ text }): Change => ({ kind: 'opening-removed', what: text })),
		...kept
			.filter(([was, is]) => !saysTheSame(was.text, is.text))
			.map(([was, is]): Change => ({ kind: 'opening-reworded', what: is.text, was: was.text }))
	];
}

function questionChanges(before: Questionnaire, next: Questionnaire): readonly Change[] {
	const { added, removed, kept } = pair(before.questions, next.questions);
	return [
		...added.map(({ title }): Change => ({ kind: 'question-added', what: title })),
		...removed.map(({ title }): Change => ({ kind: 'question-removed', what: title })),
		...kept.flatMap(([was, is]) => changesOf(was, is))
	];
}

function changesOf(was: Question, is: Question): readonly Change[] {
	const what = is.title;
	if (was.type !== is.type) return [{ kind: 'type-changed', what }];
	const changes: Change[] = [];
	if (!saysTheSame(was.title, is.title)) changes.push({ kind: 'question-reworded', what, was: was.title });
	if (was.required !== is.required) changes.push({ kind: is.required ? 'now-required' : 'no-longer-required', what });
	if (was.allowNotApplicable !== is.allowNotApplicable)
		changes.push({ kind: is.allowNotApplicable ? 'not-applicable-offered' : 'not-applicable-gone', what });
	if (!saysTheSame(was.shownIf, is.shownIf)) changes.push({ kind: 'shown-otherwise', what });
	return [...changes, ...settingChanges(was, is)];
}

function settingChanges(was: Question, is: Question): readonly Change[] {
	const what = is.title;
	const [offered, offers] = [optionsOf(was), optionsOf(is)];
	if (offered && offers) {
		const { added, removed, kept } = pair(offered, offers);
		return [
			...added.map(({ label }): Change => ({ kind: 'option-added', what, option: label })),
			...removed.map(({ label }): Change => ({ kind: 'option-retired', what, option: label })),
			...kept
				.filter(([old, now]) => !saysTheSame(old.label, now.label))
				.map(([old, now]): Change => ({ kind: 'option-reworded', what, option: now.label, was: old.label }))
		];
	}
	if (saysTheSame(was.settings, is.settings)) return [];
	const said = (question: Question) => textsIn(question.settings).map(({ words }) => words);
	return [{ kind: saysTheSame(said(was), said(is)) ? 'settings-changed' : 'texts-changed', what }];
}

function orderChange(before: Questionnaire, next: Questionnaire): readonly Change[] {
	const kept = new Set(next.questions.map(({ id }) => id));
	const was = before.questions.map(({ id }) => id).filter((id) => kept.has(id));
	const known = new Set(was);
	const is = next.questions.map(({ id }) => id).filter((id) => known.has(id));
	return saysTheSame(was, is) ? [] : [{ kind: 'order-changed' }];
}

function pair<T extends { readonly id: string }>(before: readonly T[], next: readonly T[]) {
	const was = new Map(before.map((thing) => [thing.id, thing]));
	const is = new Set(next.map(({ id }) => id));
	return {
		added: next.filter(({ id }) => !was.has(id)),
		removed: before.filter(({ id }) => !is.has(id)),
		kept: next.flatMap((thing): (readonly [T, T])[] => {
			const old = was.get(thing.id);
			return old ? [[old, thing]] : [];
		})
	};
}

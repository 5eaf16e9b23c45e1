import type { Say } from '#lib/platform/messages.ts';
import { inLanguage, type Words } from '#lib/signify/words.ts';
import type { Step } from '../telling-draft.ts';
import { questionAt, type Asked } from '../telling-steps.ts';
import type { News } from './news.ts';

interface Scene {
	readonly step: Step;
	readonly asked: Asked;
	readonly news: News;
	readonly hasProblems: boolean;
	/** The title of the story point. */
	readonly title: Words;
	readonly language: string;
}

/** What the window is called: the step first, because that is what changes. */
export function titleOf({ step, asked, news, hasProblems, title, language }: Scene, say: Say): string {
	const point = inLanguage(title, language);
	if (step === 'welcome') return point;
	const question = questionAt(asked, step);
	const here = question
		? inLanguage(question.title, language)
		: say(step === 'sent' ? `tell.sent.${news}.title` : `tell.${step}.title`);
	return `${hasProblems ? `${say('tell.error')}: ` : ''}${here} · ${point}`;
}

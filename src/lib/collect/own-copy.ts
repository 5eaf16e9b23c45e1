/** The teller's own copy: one file that opens anywhere, prints well and needs nothing else. */
import type { Say } from '#lib/platform/messages.ts';
import { summarise } from '#lib/signify/question-types/registry.ts';
import { shownQuestions } from '#lib/signify/questionnaire.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Draft } from './telling-draft.ts';
import type { Asked } from './telling-steps.ts';

export interface Copied {
	readonly draft: Draft;
	/** That it was told aloud, and how long, in words. */
	readonly spoken?: string;
	readonly followCode?: string;
	/** When it was told, already in words. */
	readonly told?: string;
	/** Exactly what waits to be sent, for whoever has to read it in by hand. */
	readonly wire?: unknown;
	/** Where that was to go. */
	readonly slug?: string;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

/** @param asked  what the questions were; a telling of another story point shows its words only */
export function ownCopy(copies: readonly Copied[], asked: Asked, language: string, say: Say): string {
	const title = escapeHtml(say('tell.copy.title'));
	return `<!doctype html>
<html lang="${escapeHtml(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}.text{white-space:pre-line}dt{font-weight:600;margin-top:.75rem}dd{margin:0}article+article{border-top:1px solid;margin-top:2rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}</style>
<h1>${title}</h1>
${copies.map((copy) => article(copy, asked, language, say)).join('\n')}
</html>
`;
}

function article(
	{ draft, spoken, followCode, told, wire, slug = '' }: Copied,
	asked: Asked,
	language: string,
	say: Say
): string {
	const opening = asked.questionnaire.openings.find(({ id }) => id === draft.openingId);
	const answers = shownQuestions(asked.questionnaire, draft.answers).flatMap((question) => {
		const answer = summarise(question, draft.answers[question.id], language);
		return answer ? [`<dt>${escapeHtml(inLanguage(question.title, language))}</dt><dd>${escapeHtml(answer)}</dd>`] : [];
	});
	const lines = [
		draft.title && `<h2>${escapeHtml(draft.title)}</h2>`,
		told && `<p>${escapeHtml(say('tell.copy.told', { date: told }))}</p>`,
		opening && `<p><em>${escapeHtml(inLanguage(opening.text, language))}</em></p>`,
		draft.text && `<p class="text">${escapeHtml(draft.text)}</p>`,
		spoken && `<p>${escapeHtml(spoken)}</p>`,
		answers.length > 0 && `<dl>${answers.join('')}</dl>`,
		followCode && `<p><strong>${escapeHtml(say('tell.copy.code', { code: followCode }))}</strong></p>`,
		wire !== undefined &&
			`<details><summary>${escapeHtml(say('tell.copy.wire'))}</summary><pre data-vertelpunt="${escapeHtml(slug)}">${escapeHtml(JSON.stringify(wire, null, 2))}</pre></details>`
	];
	return `<article>\n${lines.filter(Boolean).join('\n')}\n</article>`;
}

import { HtmlValidate } from 'html-validate';
import { Parser } from 'htmlparser2';
import { render } from 'svelte/server';
import type { Component } from 'svelte';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import Spoken from '#test/Spoken.svelte';
import { answersFromForm } from '../answers.ts';
import { ALL_EXAMPLES } from '../question-types/examples.ts';
import Ask from './Ask.svelte';
import Show from './Show.svelte';
import { specimensOf } from './specimens.ts';

const LANGUAGES = ['nl', 'en'] as const;
const SAYS = Object.fromEntries(
	LANGUAGES.map((language) => [language, sayFrom(messagesOf(language, ['signify', 'types', 'photo']), language)])
);
const validator = new HtmlValidate({
	extends: ['html-validate:recommended'],
	rules: {
		// How Svelte writes it down.
		'void-style': 'off',
		'attribute-boolean-style': 'off',
		'attribute-empty-style': 'off',
		'no-trailing-whitespace': 'off',
		'no-inline-style': 'off',
		'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }]
	}
});

const draw = (screen: unknown, props: object, language: string): string =>
	render(Spoken as unknown as Component<Record<string, unknown>>, {
		props: { say: SAYS[language], of: screen, props: { ...props, language } }
	}).body.replaceAll(/<!(--.*?--)?>/g, '');

type Field = [name: string, value: string];

/** What an input sends: nothing when it has no name, is disabled, or is a box without a tick. */
function sentBy({ name, type, value = 'on', checked, disabled }: Readonly<Record<string, string>>): Field[] {
	const isUnticked = (type === 'radio' || type === 'checkbox') && checked === undefined;
	return !name || disabled !== undefined || isUnticked ? [] : [[name, value]];
}

/** What a browser without JavaScript would send of this form. */
function submit(html: string): readonly Field[] {
	const sent: Field[] = [];
	let open: Field | undefined;
	let writes = false;
	const parser = new Parser({
		onopentag(tag, attributes) {
			writes = tag === 'textarea';
			const { name = '', value = '', selected } = attributes;
			if (tag === 'input') sent.push(...sentBy({ value: '', ...attributes }));
			else if (tag === 'select' || tag === 'textarea') sent.push((open = [name, '']));
			else if (tag === 'option' && selected !== undefined && open) open[1] = value;
		},
		ontext(text) {
			if (writes && open) open[1] += text.replaceAll('\n', '\r\n');
		},
		onclosetag() {
			writes = false;
		}
	});
	parser.end(html);
	return sent.filter(([name]) => name !== '');
}

describe.each(LANGUAGES)('in %s', (language) => {
	describe.each(specimensOf(ALL_EXAMPLES))('$question.id', ({ state, question, answer, issues }) => {
		const html = draw(Ask, { question, answer, issues }, language);

		it('is valid HTML', async () => {
			const report = await validator.validateString(
				`<h1>x</h1><form action="/">${html}<button type="submit">x</button></form>`
			);
			expect(
				report.results.flatMap(({ messages }) => messages.map(({ message, ruleId }) => `${ruleId}: ${message}`))
			).toEqual([]);
		});

		it.skipIf(state === 'wrong')('sends its answer, without JavaScript, as it was', () => {
			expect(answersFromForm([question], submit(html))[question.id]).toEqual(answer);
		});

		it('says every sentence it has', () => {
			expect(html).not.toMatch(/signify\.[a-z]/);
		});

		it('reads as something', () => {
			const shown = draw(Show, { question, answer }, language);
			expect(shown.replaceAll(/<[^>]*>/g, '')).toMatch(/\w/);
			expect(shown).not.toMatch(/signify\.[a-z]/);
		});
	});
});

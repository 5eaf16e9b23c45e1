import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import dutch from '#messages/nl/api.json' with { type: 'json' };
import * as recordingProblems from '#lib/media/problems.ts';
import { sentenceIn } from '#lib/platform/server/message-files.ts';
import { openApiDocument } from './openapi.ts';
import { storyHasOtherKey, storyPointClosed, storyPointNotFound, storyPointNotOpenYet } from './problems.ts';
import { WireTelling } from './wire.ts';

/** What the house itself may say, whatever was asked. */
const ALWAYS = [
	'collect.telling.invalid',
	'platform.not-found',
	'platform.unexpected',
	'platform.unavailable',
	'platform.too-many'
];

describe('the description of the API', () => {
	const document = openApiDocument('1.0.0', 'https://samenleren.voorbeeld.nl');

	it('is OpenAPI 3.1', async () => {
		const validator = new Validator();
		const { valid, errors } = await validator.validate(structuredClone(document));
		expect(errors).toBeUndefined();
		expect(valid).toBe(true);
		expect(validator.version).toBe('3.1');
	});

	it('gives examples that are right', () => {
		const post = document.paths['/vertelpunten/{slug}/ervaringen'].post;
		const { example } = post.requestBody.content['application/json'];
		expect(WireTelling.parse(example)).toEqual(example);
	});

	it('points at nothing that is not there', () => {
		for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g))
			expect(document.components.schemas).toHaveProperty(name!);
	});

	it('names each deed once, with every answer that can go wrong as a problem', () => {
		interface Deed {
			readonly operationId: string;
			readonly responses: Readonly<Record<string, { readonly content?: object }>>;
		}
		const all: readonly unknown[] = Object.values(document.paths).flatMap((path) => Object.values<unknown>(path));
		const deeds = all.filter(
			(deed): deed is Deed => typeof deed === 'object' && deed !== null && 'operationId' in deed
		);
		const names = deeds.map(({ operationId }) => operationId);
		expect(new Set(names).size).toBe(names.length);
		for (const { operationId, responses } of deeds)
			for (const [status, { content }] of Object.entries(responses))
				if (Number(status) >= 400 && operationId !== 'headOpname')
					expect(Object.keys(content ?? {}).join(), `${operationId} ${status}`).toMatch(/problem\+json|text\/plain/);
	});
});

describe('the guide for other systems', async () => {
	const guide = await readFile('docs/guides/api.md', 'utf8');
	const refusals = [
		...Object.values(recordingProblems),
		storyPointNotFound,
		storyPointNotOpenYet,
		storyPointClosed,
		storyHasOtherKey
	].map((make) => make().code);

	it('names every refusal, and each has a sentence in both languages', () => {
		const all = [...new Set([...refusals, ...Object.keys(dutch), ...ALWAYS])];
		expect(all.length).toBeGreaterThan(20);
		for (const code of all) {
			expect(guide, 'in docs/guides/api.md').toContain(`\`${code}\``);
			for (const language of ['nl', 'en'] as const) expect(sentenceIn(language, code), language).not.toBe(code);
		}
	});
});

/** What all addresses of the API have in common in its description. For the server only. */
import { z } from 'zod';
import { WireRecordingStatus } from '#lib/media/wire.ts';
import { WireReceipt, WireTelling } from './wire.ts';
import { WireStoryPoint } from './wire-point.ts';

const Problem = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.int(),
		detail: z.string(),
		code: z.string().describe('Verandert niet, in tegenstelling tot de zin in `detail`.'),
		errors: z
			.array(
				z.object({
					in: z.literal('body'),
					location: z.object({ pointer: z.string().describe('JSON Pointer (RFC 6901) als URI-fragment.') }),
					code: z.string(),
					detail: z.string()
				})
			)
			.optional()
			.describe('Alles wat er niet klopt, in één keer.')
	})
	.describe('Wat er misging (RFC 9457).');

const SHAPES = {
	Ervaring: WireTelling,
	Bewijs: WireReceipt,
	Vertelpunt: WireStoryPoint,
	Opname: WireRecordingStatus,
	Probleem: Problem
};

export const refTo = (name: keyof typeof SHAPES) => ({ $ref: `#/components/schemas/${name}` });

export function schemas(): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(SHAPES).map(([name, shape]) => {
			const { $schema, ...schema } = z.toJSONSchema(shape, { io: 'input', reused: 'inline' });
			if (!$schema?.includes('2020-12')) throw new Error('OpenAPI 3.1 speaks JSON Schema 2020-12');
			return [name, schema];
		})
	);
}

export const SLUG = {
	name: 'slug',
	in: 'path',
	required: true,
	description: 'De naam van het vertelpunt in zijn adres.',
	schema: { type: 'string', pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' },
	example: 'samenleren'
};

export const VERSION_HEADER = {
	description: 'De volledige versie van deze API.',
	schema: { type: 'string' },
	example: '1.0.0'
};

export const headers = { 'API-Version': { $ref: '#/components/headers/API-Version' } };

export const answerOf = (description: string, name: keyof typeof SHAPES, example?: unknown) => ({
	description,
	headers,
	content: { 'application/json': { schema: refTo(name), ...(example !== undefined && { example }) } }
});

export const problemOf = (description: string, example?: unknown) => ({
	description,
	headers,
	content: { 'application/problem+json': { schema: refTo('Probleem'), ...(example !== undefined && { example }) } }
});

export const BUSY = problemOf('Even te veel of even niet bereikbaar; `Retry-After` zegt hoe lang te wachten.');

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from './form.ts';

const Form = z.object({ name: z.string().min(1, 'test.name') });

function sent(name: string): FormData {
	const form = new FormData();
	form.set('name', name);
	return form;
}

describe('a form', () => {
	it('gives what was filled in, or says what is wrong beside what was typed', () => {
		expect(readForm(Form, sent('Ria'))).toEqual({ ok: true, value: { name: 'Ria' } });
		expect(readForm(Form, sent(''))).toEqual({ ok: false, values: { name: '' }, issues: { name: ['test.name'] } });
	});

	it('leaves out the one character that cannot be kept', () => {
		expect(readForm(Form, sent('R\0ia'))).toEqual({ ok: true, value: { name: 'Ria' } });
	});
});

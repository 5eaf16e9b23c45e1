import { describe, expect, it } from 'vitest';
import type { Option, Questionnaire } from './questionnaire.ts';
import { checkSuccession } from './versions.ts';

const offering = (...options: readonly Option[]): Questionnaire => ({
	title: { nl: 'Proef' },
	languages: ['nl'],
	openings: [],
	questions: [
		{
			id: 'who',
			type: 'choice',
			title: { nl: 'Wie?' },
			required: false,
			allowNotApplicable: true,
			settings: { options }
		}
	]
});
const coach = { id: 'coach', label: { nl: 'Wijkcoach' } };
const doctor = { id: 'doctor', label: { nl: 'Huisarts' } };

describe('a next version', () => {
	it('may reword, add and retire options', () => {
		const reworded = { ...coach, label: { nl: 'De wijkcoach' } };
		expect(() => checkSuccession([offering(coach)], offering(reworded, doctor))).not.toThrow();
		expect(() => checkSuccession([offering(coach, doctor)], offering(doctor))).not.toThrow();
	});

	it('may bring back an option that says the same', () => {
		expect(() => checkSuccession([offering(coach, doctor), offering(doctor)], offering(coach, doctor))).not.toThrow();
	});

	it('may not use the id of a retired option for something else', () => {
		const reused = { id: 'coach', label: { nl: 'De voetbaltrainer' } };
		expect(() => checkSuccession([offering(coach, doctor), offering(doctor)], offering(reused))).toThrow(
			'option-reused'
		);
	});

	it('may not change the type of a question, not even of one that was gone for a while', () => {
		const [first] = offering(coach).questions;
		const text = { ...first!, type: 'text' as const, settings: { lines: 'one' as const, maxLength: 9 } };
		const next = { ...offering(), questions: [text] };
		const gone = { ...offering(), questions: [] };
		expect(() => checkSuccession([offering(coach), gone], next)).toThrow('question-type-changed');
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_APPLICABLE, type TypeName } from '../answer.ts';
import { markOf } from '../paper.ts';
import type { Question } from '../questionnaire.ts';
import { ALL_EXAMPLES, EXAMPLES } from './examples.ts';
import { hintsOf, isTyped, offeredIn, readTyped } from './typed.ts';

const example = (type: TypeName, name?: string) =>
	EXAMPLES[type].find((one) => name === undefined || one.name === name)!.question;

const options = ['Ik', 'Jij', 'Iemand anders'].map((label, i) => ({
	id: `o${i}`,
	label: { nl: label },
	...(i === 2 ? { writeIn: true } : {})
}));
const common = { id: 'q', title: { nl: 'Wie?' }, required: false, allowNotApplicable: true };
const choice: Question = { ...common, type: 'choice', settings: { options } };
const choices: Question = { ...common, type: 'choices', settings: { options, min: 0, max: 2 } };
const area: Question = {
	...common,
	type: 'area',
	settings: {
		areas: ['Weverseind', 'Westerveld', 'Havenkom'].map((nl) => ({ id: nl, label: { nl } })),
		elsewhere: false
	}
};

const typed = (question: Question, text: string) => readTyped(question, text, 'nl');
const codes = (question: Question, text: string) => typed(question, text).issues.map(({ code }) => code);

describe('an answer typed over from paper', () => {
	it('is the letter beside the option, or its number', () => {
		expect(typed(choice, 'b').answer).toEqual({ option: 'o1' });
		expect(typed(choice, ' B ').answer).toEqual({ option: 'o1' });
		expect(typed(choice, '2').answer).toEqual({ option: 'o1' });
		expect(codes(choice, 'x')).toEqual(['paper.issue.option']);
		expect(codes(choice, 'ab')).toEqual(['paper.issue.one']);
	});

	it('is several letters in any order, no more than are allowed', () => {
		expect(typed(choices, 'ba').answer).toEqual({ options: ['o0', 'o1'] });
		expect(typed(choices, 'a, b').answer).toEqual(typed(choices, '1 2').answer);
		expect(codes(choices, 'abc')).toEqual(['signify.issue.too-many']);
	});

	it('takes own words after a colon', () => {
		expect(typed(choice, 'c: mijn tante').answer).toEqual({ option: 'o2', other: 'mijn tante' });
		expect(codes(choice, 'a: mijn tante')).toEqual(['signify.issue.other-uninvited']);
	});

	it('is the beginning of the name of an area, when it is of one', () => {
		expect(typed(area, 'hav').answer).toEqual({ area: 'Havenkom' });
		expect(typed(area, 'a').answer).toEqual({ area: 'Weverseind' });
		expect(codes(area, 'we')).toEqual(['paper.issue.ambiguous']);
		expect(codes(area, 'xy')).toEqual(['paper.issue.option']);
	});

	it('is what the ruler says of a slider', () => {
		expect(typed(example('slider'), '37').answer).toEqual({ position: 0.37 });
		for (const wrong of ['-1', '101', 'half']) expect(codes(example('slider'), wrong)).toEqual(['paper.issue.slider']);
	});

	it('is two tenths of a triad, or three numbers of any size', () => {
		const triad = example('triad');
		expect(typed(triad, '6 3').answer).toEqual({ shares: [0.6, 0.3, 0.1] });
		expect(typed(triad, '60 30 10').answer).toEqual(typed(triad, '6 3').answer);
		for (const wrong of ['6', '6 5', '0 0 0', 'a b', '1 2 3 4'])
			expect(codes(triad, wrong)).toEqual(['paper.issue.triad']);
	});

	it('is a date as precise as it was written', () => {
		const since = EXAMPLES.period.map(({ question }) => question).find(({ settings }) => settings.asks === 'since')!;
		const period = EXAMPLES.period.map(({ question }) => question).find(({ settings }) => settings.asks === 'period')!;
		expect(typed(since, '5-2021').answer).toEqual({ from: '2021-05', until: 'now' });
		expect(typed(period, '17-5-2021 tot 2023').answer).toEqual({ from: '2021-05-17', until: '2023' });
		expect(typed(period, '2021 tot nu').answer).toEqual({ from: '2021', until: 'now' });
		expect(codes(period, '31-2-2021')).toEqual(['paper.issue.date']);
		expect(codes(period, '2023 tot 2021')).toEqual(['signify.issue.ends-before-it-begins']);
	});

	it('is a dash for what does not apply, and nothing for what was left open', () => {
		expect(typed(choice, '-').answer).toEqual(NOT_APPLICABLE);
		expect(typed(choice, 'nvt').answer).toEqual(NOT_APPLICABLE);
		expect(typed(choice, '  ')).toEqual({ issues: [] });
	});

	it('is read back from its mark, for every option of every example', () => {
		for (const question of ALL_EXAMPLES.map(({ question }) => question as Question).filter(isTyped)) {
			const offered = offeredIn(question, 'nl');
			offered?.forEach(({ id }, index) => {
				const { answer } = typed(question, markOf(index, offered.length));
				if (answer) expect(JSON.stringify(answer)).toContain(JSON.stringify(id));
				else expect(question.type).toBe('choices'); // one is too few there
			});
		}
	});

	it('never throws, whatever is typed, and gives only answers that are allowed', () => {
		const questions = ALL_EXAMPLES.map(({ question }) => question as Question).filter(isTyped);
		fc.assert(
			fc.property(fc.constantFrom(...questions), fc.string({ maxLength: 20 }), (question, text) => {
				const { answer, issues } = readTyped(question, text, 'nl', '2027-03-01');
				expect(answer === undefined || issues.length === 0).toBe(true);
				expect(hintsOf(question, 'nl').every(({ key }) => key !== '')).toBe(true);
			})
		);
	});
});

import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { bringIn, bringInText, fixture, SENSEMAKER, type Brought } from '#test/imports.ts';
import type { Answer } from '../../answer.ts';
import type { MappedOption } from '../mapping.ts';
import { parseFramework } from './framework.ts';

/** The fixture's ids are not to be read; its titles are. */
const questionOf = ({ prepared }: Brought, title: string) => {
	const question = prepared.mapping.questions.find((question) => question.title.startsWith(title));
	if (!question) throw new Error(`no question ${title}`);
	return question;
};
const answersTo = (brought: Brought, title: string) =>
	brought.stories.map(({ answers }) => answers[questionOf(brought, title).id]);

const optionsOf = (brought: Brought, title: string): readonly MappedOption[] => {
	const question = questionOf(brought, title);
	return 'options' in question ? question.options : [];
};
const sharesIn = (answer: Answer | undefined): readonly number[] => (answer && 'shares' in answer ? answer.shares : []);

describe('a SenseMaker export with its framework', () => {
	let brought: Brought;
	beforeAll(async () => {
		brought = await bringIn(SENSEMAKER);
	});

	it('counts every row: kept, or refused with its line and reason', () => {
		expect(brought.prepared.tally).toMatchObject({ read: 10, kept: 6 });
		expect(brought.refused).toEqual([
			{ line: 9, problem: 'id-used-before' },
			{ line: 10, problem: 'double' },
			{ line: 11, problem: 'nothing-told' },
			{ line: 12, problem: 'too-few-cells' }
		]);
	});

	it('asks in the order of the framework, in plain words', () => {
		expect(brought.prepared.mapping.questions.map(({ type, title }) => [type, title])).toEqual([
			['triad', 'Wat speelde mee?'],
			['slider', 'Het ging…'],
			['slider', 'Waar zette je dit neer? – ik (van links naar rechts)'],
			['slider', 'Waar zette je dit neer? – ik (van onder naar boven)'],
			['slider', 'Waar zette je dit neer? – de straat (van links naar rechts)'],
			['slider', 'Waar zette je dit neer? – de straat (van onder naar boven)'],
			['choices', 'Wat voelde je? (kies er hoogstens 2)'],
			['choice', 'Wie hielp?'],
			['choice', 'Welk beeld past erbij?'],
			['text', 'Wat raad je anderen aan?'],
			['triad', 'Vraag zonder omschrijving (133ced03)']
		]);
		expect(questionOf(brought, 'Wat speelde')).toMatchObject({ anchors: ['te weinig tijd', 'de regels', 'de mensen'] });
		expect(questionOf(brought, 'Waar zette')).toMatchObject({ left: 'klein', right: 'groot' });
	});

	it('takes the story, its title and what it answered', () => {
		const [first, second] = brought.stories;
		expect(first!.text).toMatch(/^Op een dinsdag.*\nHij vroeg er niets voor\.$/s);
		expect(first!.title).toBe('Drie weken boodschappen');
		expect(second!.text).toContain('"Kom morgen terug."');
		const openings = brought.prepared.mapping.opening!.options;
		expect(openings.map(({ label }) => label)).toEqual([
			'Vertel over … iets waar je trots op bent',
			'Vertel over … een moment waarop je vastliep.'
		]);
		expect([first!.openingId, second!.openingId]).toEqual(openings.map(({ id }) => id));
	});

	it('reads the moment of telling before that of sending, both in milliseconds', () => {
		expect(brought.stories[0]!.toldAt).toEqual(new Date(1_700_000_000_000 + 86_400_000 - 3_600_000));
		expect(brought.stories[1]!.toldAt).toEqual(new Date(1_700_000_000_000 + 2 * 86_400_000));
	});

	it('believes the language chosen, not the column that is called so', () => {
		expect(brought.stories.map(({ language }) => language)).toEqual(['nl', 'nl', 'nl', 'en', 'en', 'en']);
	});

	it('takes a triad from its anchors, or else from the dot; not applicable is an answer, nothing is none', () => {
		const [anchors, notApplicable, onEdge, dot, outside, nothing] = answersTo(brought, 'Wat speelde');
		expect(anchors).toEqual({ shares: [0.5, 0.2, 0.3] });
		expect(notApplicable).toEqual({ notApplicable: true });
		expect(onEdge).toEqual({ shares: [0, 0.5, 0.5] });
		sharesIn(dot).forEach((share, i) => expect(share).toBeCloseTo([0.4, 0.2, 0.4][i]!, 12));
		expect([outside, nothing]).toEqual([undefined, undefined]);
	});

	it('takes a dyad from its position, also where its anchors are blank', () => {
		expect(answersTo(brought, 'Het ging')).toEqual([
			{ position: 0.75 },
			{ notApplicable: true },
			{ position: 0.1 },
			undefined,
			undefined,
			undefined
		]);
	});

	it('keeps a stone as a place on two axes', () => {
		expect(answersTo(brought, 'Waar zette je dit neer? – ik (van links')[0]).toEqual({ position: 0.2 });
		expect(answersTo(brought, 'Waar zette je dit neer? – ik (van onder')[0]).toEqual({ position: 0.9 });
	});

	it('keeps all feelings, also more than the form allowed, and makes room for them', () => {
		const feelings = questionOf(brought, 'Wat voelde');
		expect(
			answersTo(brought, 'Wat voelde').map((answer) => answer && 'options' in answer && answer.options.length)
		).toEqual([2, 1, 3, undefined, undefined, undefined]);
		expect(feelings).toMatchObject({ max: 3 });
	});

	it('keeps an option of an older version as an option of its own', () => {
		const options = optionsOf(brought, 'Wie hielp');
		expect(options.map(({ label }) => label)).toEqual([
			'een buur',
			'familie & vrienden',
			'een wijkcoach',
			expect.stringMatching(/^Onbekende optie \([0-9a-f]{8}\)$/)
		]);
		expect(answersTo(brought, 'Wie hielp')[2]).toEqual({ option: options.find(({ extra }) => extra)!.id });
		expect(brought.prepared.versions).toBe(2);
	});

	it('knows a picture by its id and by its file', () => {
		const options = optionsOf(brought, 'Welk beeld');
		expect(options.map(({ label }) => label)).toEqual(['oude brug 1', 'hoge muur']);
		expect(answersTo(brought, 'Welk beeld')[3]).toEqual({ option: options[1]!.id });
	});

	it('says of every column it does not keep why, and shows no word of it', () => {
		const why = Object.groupBy(brought.prepared.mapping.leftOut, ({ why }) => why);
		expect(why['not-understood']).toHaveLength(2);
		expect(why.person).toMatchObject([{ column: 'responder_id', filled: 2 }]);
		expect(why.media).toHaveLength(1);
		expect(why.derived).toHaveLength(1);
		expect(JSON.stringify(brought.prepared.mapping)).not.toContain('06-00000000');
	});

	it('says which cells it could not keep', () => {
		expect(brought.complaints.map(({ line, problem }) => [line, problem])).toEqual([
			[7, 'outside-triangle'],
			[7, 'not-a-number']
		]);
		expect(brought.prepared.withoutColumn).toEqual(['Deze vraag kwam later']);
	});
});

describe('a SenseMaker export without its framework', () => {
	it('is recognised by its ids and values; titles come from a row of labels that fits', async () => {
		const brought = await bringIn({ format: 'sensemaker', data: fixture('sensemaker/older.csv') });
		expect(brought.prepared.layout.labelIndexes).toEqual(new Set([1]));
		expect(brought.prepared.mapping.questions.map(({ type, title, guessed }) => [type, title, guessed])).toEqual([
			['triad', 'Wat speelde mee?', true],
			['slider', 'Tempo', true],
			['choices', 'Keuzes 1', true],
			['choice', 'Wie hielp?', true]
		]);
		expect(questionOf(brought, 'Keuzes')).toMatchObject({ options: [{ label: 'blij' }, { label: 'boos' }] });
		expect(brought.stories.every(({ text }) => text.length > 40)).toBe(true);
	});

	it('reads 0 to 100 in an equilateral triangle', async () => {
		const brought = await bringIn({ format: 'sensemaker', data: fixture('sensemaker/older.csv') });
		expect(questionOf(brought, 'Wat speelde')).toMatchObject({ geometry: 'equilateral', scale: 100 });
		const expected = [
			[0.5, 0.2, 0.3],
			[0, 0.5, 0.5],
			[0.9, 0.05, 0.05],
			[0.2, 0.7, 0.1]
		];
		answersTo(brought, 'Wat speelde').forEach((answer, row) =>
			sharesIn(answer).forEach((share, i) => expect(share).toBeCloseTo(expected[row]![i]!, 3))
		);
		expect(answersTo(brought, 'Tempo')).toEqual([
			{ position: 0 },
			{ position: 0.25 },
			{ position: 0.5 },
			{ position: 0.75 }
		]);
	});

	it('finds the row of ids under a row of labels that has more fields than there are columns', async () => {
		const source = { ...SENSEMAKER, data: fixture('sensemaker/data-with-labels.csv') };
		const { prepared } = await bringIn(source);
		expect(prepared.layout).toMatchObject({ headerIndex: 1, labels: undefined });
		expect(prepared.skipped).toMatchObject({ header: 1, label: 1 });
		expect(prepared.tally).toMatchObject({ read: 3, kept: 3 });
	});

	it('lets the dots decide when they lie where only a flat triangle is', async () => {
		const id = '31e58664-bcd0-594a-97b3-ac705bf68b26';
		const text = `id,${id}_XRight,${id}_YTop\na,50,95\nb,20,30\n`;
		const brought = await bringInText(text, { format: 'sensemaker' });
		expect(brought.prepared.mapping.questions).toMatchObject([{ type: 'triad', geometry: 'flat', scale: 100 }]);
	});
});

describe('a framework', () => {
	it.each([
		['no JSON', 'framework'],
		['JSON of something else', '{"a":1}'],
		['a list', '[1,2]'],
		['signifiers that are none', '{"signifiers":[1,null,"x",{}]}']
	])('is refused when it is %s', (_, source) => {
		expect(() => parseFramework(source)).toThrow(/^framework-/);
	});

	it('does not follow links for ever', () => {
		const deep = '{"linked_frameworks":['.repeat(5000) + ']}'.repeat(5000);
		expect(() => parseFramework(deep)).toThrow('framework-without-signifiers');
	});

	it('is read with a byte order mark, and with single values in lists or not', async () => {
		const source = await readFile(fixture('sensemaker/framework.json'), 'utf8');
		const plain = source.replace(/\[\s*("nl"|"Pijlbuurt")\s*\]/g, '$1');
		expect(plain).not.toBe(source);
		expect(parseFramework('\uFEFF' + plain)).toEqual(parseFramework(source));
	});
});

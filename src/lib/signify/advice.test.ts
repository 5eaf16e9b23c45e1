import { describe, expect, it } from 'vitest';
import { adviseOn, minutesFor } from './advice.ts';
import { BANK } from './bank/bank.ts';
import { both, choice, slider, text } from './bank/build.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import { readabilityOf } from './readability.ts';

const asking = (...questions: readonly Question[]): Questionnaire => ({
	title: { nl: 'Proef' },
	languages: ['nl', 'en'],
	openings: [{ id: 'one', text: { nl: 'Vertel.' } }],
	questions
});
const codes = (question: Question) => adviseOn(asking(question), 'nl').map(({ code }) => code);
const rated = (title: string) => slider('a', both(title, title), both('niet', 'not'), both('wel', 'so'));
const offering = (...labels: readonly string[]) =>
	choice(
		'a',
		both('Wie hielp?', 'Who helped?'),
		labels.map((label, index) => [`o${index}`, label, label] as const)
	);

describe('advice about a question', () => {
	it.each([
		['Hoe tevreden ben je over de hulp?', 'leading'],
		['Je vond het toch ook fijn?', 'leading'],
		['Ben je het ermee eens dat de buurt veilig is?', 'leading'],
		['Was de hulp snel en vriendelijk?', 'two-in-one'],
		['Wat gebeurde er en wie hielp?', 'two-in-one'],
		['Vond je niet dat er geen tijd was?', 'double-negation'],
		['Was het niet onduidelijk?', 'double-negation'],
		['Hoe groot is jouw zelfredzaamheid?', 'hard-word'],
		['Wat vind je m.b.t. de buurt?', 'hard-word'],
		[
			'Als je denkt aan alles wat er in de afgelopen weken met jou gebeurde, wat was dan voor jou het moeilijkst?',
			'long-title'
		]
	])('says of “%s”: %s', (title, code) => {
		expect(codes(rated(title))).toContain(code);
	});

	it.each([
		'Hoe was dit moment voor jou?',
		'Hoeveel kon je zelf beslissen?',
		'Wie hielp het niet?',
		'Werd er naar je geluisterd?',
		'Waar ging het om?',
		'Ging het goed?'
	])('says nothing of “%s”', (title) => {
		expect(codes(rated(title))).toEqual([]);
	});

	it('allows an open question to ask for this and that', () => {
		expect(codes(text('a', both('Wat gebeurde er met jou en je buren?', 'What happened to you and them?')))).toEqual(
			[]
		);
	});

	it('sees who must answer and cannot', () => {
		const stuck = { ...rated('Hoe was dit moment?'), required: true, allowNotApplicable: false };
		expect(codes(stuck)).toEqual(['no-way-out']);
		expect(codes({ ...stuck, allowNotApplicable: true })).toEqual([]);
	});

	it.each([
		[['Familie', 'Familie of vrienden', 'Anders'], 'overlap'],
		[['18-25 jaar', '25-40 jaar', '41-60 jaar'], 'overlap'],
		[['Ja', 'Nee', 'ja'], 'overlap'],
		[['Buren', 'Familie', 'Vrienden', 'Een coach'], 'no-other']
	])('of the answers %j: %s', (labels, code) => {
		expect(codes(offering(...labels))).toContain(code);
	});

	it.each([
		[['18 tot 25 jaar', '25 tot 40 jaar', '40 tot 60 jaar']],
		[['Nooit', 'Soms', 'Vaak', 'Altijd']],
		[['Buren', 'Familie', 'Vrienden', 'Iemand anders']],
		[['Buren', 'Familie', 'Vrienden']]
	])('of the answers %j: nothing', (labels) => {
		expect(codes(offering(...labels))).toEqual([]);
	});

	it('says once, and with the words, what reads heavily in Dutch; in no other language', () => {
		const heavy = 'Welke belemmeringen ondervond je bij de verkrijging van ondersteuning?';
		const read = (title: string, language = 'nl') => adviseOn(asking(rated(title)), language, readabilityOf);
		expect(read(heavy)).toEqual([
			{ code: 'hard-to-read-words', params: { words: '‘belemmeringen’, ‘ondersteuning’' }, index: 0 }
		]);
		expect(read(heavy, 'en')).toEqual([]);
		expect(adviseOn(asking(rated(heavy)), 'nl')).toEqual([]);
		expect(read(`${heavy.slice(0, -1)} bij zelfredzaamheid?`).map(({ code }) => code)).toEqual(['hard-word']);
		expect(read('Wie hielp?')).toEqual([]);
	});
});

describe('advice about the whole', () => {
	it('says how long it takes, and when that is too long', () => {
		const short = asking(...Array.from({ length: 5 }, () => rated('Hoe was dit moment voor jou?')));
		expect(minutesFor(short)).toBe(3);
		expect(adviseOn(short, 'nl')).toEqual([]);
		const long = asking(...Array.from({ length: 16 }, () => rated('Hoe was dit moment voor jou?')));
		expect(adviseOn(long, 'nl').map(({ code }) => code)).toEqual(['too-many']);
	});
});

describe('the bank of questions', () => {
	const all: readonly Question[] = Object.values(BANK).flat();

	it.each(['nl', 'en'])('gives no reason for a hint in %s', (language) => {
		const hints = all.flatMap((question) =>
			adviseOn(asking(question), language, readabilityOf).map(({ code, params }) => [
				question.title[language],
				code,
				params
			])
		);
		expect(hints).toEqual([]);
	});

	it('gives every question an id of its own', () => {
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
	});
});

import { describe, expect, it } from 'vitest';
import type { ToldStory } from '#lib/collect/story.ts';
import doors from '#messages/nl/doors.json' with { type: 'json' };
import nl from '#messages/nl/explore.json' with { type: 'json' };
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { NOT_APPLICABLE, type Answers } from '#lib/signify/answer.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { QUESTIONNAIRE, QUESTIONS } from '#test/stories.ts';
import { codebook } from './codebook.ts';
import { joinQuestions, type Version } from './joined-question.ts';
import { storyColumns, type Naming } from './story-table.ts';

const questionnaireId = 'q' as Id<'questionnaire'>;
const say = sayFrom({ ...nl, ...doors }, 'nl');

const aVersion = (version: number, questionnaire: Partial<Questionnaire> = {}): Version => ({
	questionnaireId,
	version,
	questionnaire: { ...QUESTIONNAIRE, ...questionnaire }
});

const aStory = (answers: Answers, version = 1): ToldStory => ({
	id: 's' as Id<'story'>,
	storyPointId: 'p' as Id<'story-point'>,
	questionnaireId,
	questionnaireVersion: version,
	source: 'web',
	language: 'nl',
	toldAt: new Date('2027-02-27T10:00:00Z'),
	receivedAt: new Date('2027-02-27T10:00:01Z'),
	at: 'told',
	openingId: 'proud',
	title: null,
	text: 'Het was druk.',
	answers,
	consents: {}
});

function rowOf(story: ToldStory, naming: Naming, versions = [aVersion(1)]) {
	const columns = storyColumns(versions, { naming, language: 'nl', say });
	return Object.fromEntries(columns.map(({ name, read }) => [name, read(story)]));
}

describe('a story as a row', () => {
	const answers: Answers = {
		'who-helped': { option: 'other', other: 'De bakker' },
		places: { options: ['street'] },
		pace: { position: 0.333 },
		asked: { shares: [0.5, 0.25, 0.25] },
		advice: { text: 'Bel aan.' }
	};

	it('reads as the questions and their answers', () => {
		expect(rowOf(aStory(answers), 'words')).toEqual({
			kenmerk: 's',
			'verteld op': '2027-02-27T10:00:00.000Z',
			'versie van de vragenlijst': 1,
			taal: 'nl',
			binnengekomen: 'op de website',
			'opgetekend door': '',
			openingsvraag: 'Vertel over iets waar je trots op bent.',
			titel: '',
			ervaring: 'Het was druk.',
			'Wie hielp jou?': 'Iemand anders',
			'Wie hielp jou?: anders, namelijk': 'De bakker',
			'Waar speelde het?: Thuis': 0,
			'Waar speelde het?: Op straat': 1,
			'Hoe snel ging het?': 33.3,
			'Wat vroeg het van jou?: Geduld': 50,
			'Wat vroeg het van jou?: Moed': 25,
			'Wat vroeg het van jou?: Hulp': 25,
			'Wat zou je anderen aanraden?': 'Bel aan.'
		});
	});

	it('can be computed with by ids that never change', () => {
		expect(rowOf(aStory(answers), 'codes')).toMatchObject({
			'story.opening': 'proud',
			'who-helped': 'other',
			'who-helped.other': 'De bakker',
			'places.home': 0,
			'places.street': 1,
			pace: 33.3,
			'asked.top': 50,
			'asked.right': 25
		});
	});

	it('keeps "niet van toepassing" apart from no answer', () => {
		const row = rowOf(aStory({ places: NOT_APPLICABLE, asked: NOT_APPLICABLE }), 'codes');
		expect(row).toMatchObject({ 'places.home': 'n.v.t.', 'asked.left': 'n.v.t.', pace: '', 'who-helped': '' });
	});

	it('never has two columns of one name', () => {
		const twice = { questions: [QUESTIONS[2], { ...QUESTIONS[2], id: 'pace-again' }] };
		const names = storyColumns([aVersion(1, twice)], { naming: 'words', language: 'nl', say }).map(({ name }) => name);
		expect(names.slice(-2)).toEqual(['Hoe snel ging het?', 'Hoe snel ging het? (2)']);
	});
});

describe('a question over several versions', () => {
	const [who] = QUESTIONS;
	const older = aVersion(1);
	const newer = aVersion(2, {
		questions: [
			{
				...who,
				title: { nl: 'Wie hielp?' },
				settings: {
					options: [
						{ id: 'nobody', label: { nl: 'Niemand' } },
						{ id: 'family', label: { nl: 'Naasten' } }
					]
				}
			}
		]
	});

	it('has its newest wording and every option that was ever offered', () => {
		const [joined] = joinQuestions([newer, older]);
		expect(joined?.question.title).toEqual({ nl: 'Wie hielp?' });
		expect(joined?.question.settings).toMatchObject({
			options: [{ id: 'nobody' }, { id: 'family', label: { nl: 'Naasten' } }, { id: 'neighbours' }, { id: 'other' }]
		});
	});

	it('stands before questions that are no longer asked', () => {
		expect(joinQuestions([newer, older]).map(({ id }) => id)).toEqual(QUESTIONS.map(({ id }) => id));
	});

	it('is another question when another kind of answer was asked under its id', () => {
		const slider = aVersion(3, { questions: [{ ...QUESTIONS[2], id: 'who-helped' }] });
		expect(joinQuestions([slider, older]).map(({ id, question }) => [id, question.type])).toContainEqual([
			'who-helped_v1',
			'choice'
		]);
		const row = rowOf(aStory({ 'who-helped': { option: 'family' } }), 'codes', [slider, older]);
		expect(row).toMatchObject({ 'who-helped': '', 'who-helped_v1': 'family' });
	});
});

describe('the codebook', () => {
	it('tells what each column means and how often each answer was given', () => {
		const book = codebook([aVersion(1)], { language: 'nl', say });
		book.count(aStory({ 'who-helped': { option: 'family' }, places: { options: ['home', 'street'] } }));
		book.count(aStory({ 'who-helped': NOT_APPLICABLE, pace: { position: 1 } }));

		const rows = book.rows();

		expect(rows[0]).toEqual(['kolom', 'vraag', 'soort vraag', 'waarde', 'betekenis', 'versies', 'aantal']);
		const who = ['who-helped', 'Wie hielp jou?', 'één keuze'];
		expect(rows.slice(1, 7)).toEqual([
			[...who, '', 'Beantwoord', '1', 1],
			[...who, 'neighbours', 'Buren', '1', 0],
			[...who, 'family', 'Familie', '1', 1],
			[...who, 'other', 'Iemand anders', '1', 0],
			[...who, 'n.v.t.', 'Niet van toepassing', '1', 1],
			[...who, '', 'Niet beantwoord', '1', 0]
		]);
		expect(rows).toContainEqual([
			'pace',
			'Hoe snel ging het?',
			'schuif',
			'',
			'Beantwoord: 0 = veel te langzaam, 100 = veel te snel',
			'1',
			1
		]);
	});
});

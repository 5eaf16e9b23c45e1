import { describe, expect, it } from 'vitest';
import type { CountedStory, ToldStory } from '#lib/collect/story.ts';
import nl from '#messages/nl/explore.json' with { type: 'json' };
import nlTeam from '#messages/nl/types-team.json' with { type: 'json' };
import type { Id } from '#lib/platform/id.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { NOT_APPLICABLE, type Answers } from '#lib/signify/answer.ts';
import { EXAMPLES } from '#lib/signify/question-types/examples.ts';
import type { Question } from '#lib/signify/questionnaire.ts';
import { codebook } from './codebook.ts';
import { countedDimensions } from './dimensions.ts';
import type { Version } from './joined-question.ts';
import { storyColumns } from './story-table.ts';

const questionnaireId = 'q' as Id<'questionnaire'>;
const say = sayFrom({ ...nl, ...nlTeam }, 'nl');

const versionOf = (questions: readonly Question[], version = 1): Version => ({
	questionnaireId,
	version,
	questionnaire: { title: { nl: 'Proef' }, languages: ['nl'], openings: [], questions }
});

const aStory = (answers: Answers, version = 1): ToldStory & CountedStory => ({
	id: 's' as Id<'story'>,
	storyPointId: 'p' as Id<'story-point'>,
	questionnaireId,
	questionnaireVersion: version,
	source: 'web',
	language: 'nl',
	toldAt: new Date('2027-02-27T10:00:00Z'),
	receivedAt: new Date('2027-02-27T10:00:01Z'),
	at: 'told',
	openingId: null,
	title: null,
	text: 'Het was druk.',
	length: 13,
	answers,
	consents: {}
});

const [contact] = EXAMPLES.sliders.map(({ question }) => question);
const [ranking] = EXAMPLES.ranking.map(({ question }) => question);

const [matrix] = EXAMPLES.matrix.map(({ question }) => question);

function cellsOf(versions: readonly Version[], story: CountedStory) {
	const counted = countedDimensions(versions, { languages: [], sources: [], entrances: [], toldTo: [] }, (key) => ({
		nl: key
	}));
	return Object.fromEntries(counted.map(({ dimension, cell }) => [dimension.id, cell(story)]));
}

const rowOf = (question: Question, answers: Answers) =>
	Object.fromEntries(
		storyColumns([versionOf([question])], { naming: 'codes', language: 'nl', say })
			.filter(({ name }) => name.startsWith(`${question.id}.`))
			.map(({ name, read }) => [name, read(aStory(answers))])
	);

describe('a question in parts', () => {
	it('is counted in a dimension for each part, under the id of both', () => {
		const cells = cellsOf(
			[versionOf([contact!])],
			aStory({ contact: { positions: { council: 0.25, neighbours: 1 } } })
		);
		expect(cells).toMatchObject({ 'contact.council': 0.25, 'contact.doctor': undefined, 'contact.neighbours': 1 });
		expect(cells).not.toHaveProperty('contact');
	});

	it('is not applicable in every part', () => {
		const cells = cellsOf([versionOf([contact!])], aStory({ contact: NOT_APPLICABLE }));
		expect(cells).toMatchObject({ 'contact.council': 'not-applicable', 'contact.doctor': 'not-applicable' });
	});

	it('goes on counting a part that a later version no longer has', () => {
		const [council, ...rest] = contact!.settings.sliders;
		const later = versionOf([{ ...contact!, settings: { sliders: rest } }], 2);
		const cells = cellsOf([later, versionOf([contact!])], aStory({ contact: { positions: { [council!.id]: 0.5 } } }));
		expect(cells).toMatchObject({ 'contact.council': 0.5, 'contact.doctor': undefined });
	});

	it('is a choice for each row of a matrix, also of a column that is no longer offered', () => {
		const { columns } = matrix!.settings;
		const later = versionOf([{ ...matrix!, settings: { ...matrix!.settings, columns: columns.slice(1) } }], 2);
		const story = aStory({ noticed: { cells: { coach: 'helped', housing: 'hindered' } } });
		expect(cellsOf([later, versionOf([matrix!])], story)).toMatchObject({
			'noticed.coach': 2,
			'noticed.doctor': undefined,
			'noticed.housing': 1
		});
	});

	it('is a column for each part in an export', () => {
		expect(rowOf(contact!, { contact: { positions: { doctor: 0.125 } } })).toEqual({
			'contact.council': '',
			'contact.doctor': 12.5,
			'contact.neighbours': ''
		});
		expect(rowOf(ranking!, { 'needed-most': { order: ['ear', 'time'] } })).toMatchObject({
			'needed-most.time': 2,
			'needed-most.ear': 1,
			'needed-most.money': ''
		});
	});
});

describe('the codebook of a question in parts', () => {
	it('counts each part by itself', () => {
		const book = codebook([versionOf([contact!])], { language: 'nl', say });
		book.count(aStory({ contact: { positions: { council: 0.25 } } }));
		book.count(aStory({ contact: NOT_APPLICABLE }));
		const counts = book.rows().map(([id, , , value, , , count]) => [id, value, count]);
		expect(counts).toContainEqual(['contact.council', '', 1]);
		expect(counts).toContainEqual(['contact.council', 'n.v.t.', 1]);
		expect(counts.filter(([id, , count]) => id === 'contact.doctor' && count === 1)).toHaveLength(2);
	});

	it('says which place each option of a ranking was given on average', () => {
		const book = codebook([versionOf([ranking!])], { language: 'nl', say });
		for (const order of [['ear', 'time'], ['time'], ['money', 'ear', 'time']])
			book.count(aStory({ 'needed-most': { order } }));
		const rows = book.rows();
		expect(rows).toContainEqual([
			'needed-most.time',
			'Wat had je het meest nodig? Tijd',
			'op volgorde',
			'',
			'Plaats, 1 is de eerste. Gemiddeld 2 bij 3 keer genoemd.',
			'1',
			3
		]);
		expect(rows).toContainEqual(expect.arrayContaining(['needed-most.first', 'ear', 'Iemand die luistert', 1]));
	});
});

describe('a photo', () => {
	it('is one column that says how many there are, and never which', () => {
		const [{ question }] = EXAMPLES.photo as [(typeof EXAMPLES.photo)[number]];
		const [column] = storyColumns([versionOf([question])], { naming: 'codes', language: 'nl', say }).slice(-1);
		expect(column!.name).toBe(question.id);
		const id = '0192f000-0000-7000-8000-0000000e0002';
		expect(column!.read(aStory({ [question.id]: { photos: [{ id }] } }))).toBe('1 foto');
	});
});

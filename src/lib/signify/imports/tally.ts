/** What came of reading a file: every row and every answer is counted somewhere. Bounded, however long the file. */
import { isNotApplicable, type Answer } from '../answer.ts';
import type { CellProblem } from './read-cell.ts';
import type { CellComplaint, ImportedStory, RowProblem } from './read-row.ts';

export interface QuestionTally {
	answered: number;
	notApplicable: number;
	/** By option id. */
	readonly options: Map<string, number>;
	/** The most options anybody chose. */
	most: number;
}

export interface Tally {
	read: number;
	kept: number;
	readonly refused: Map<RowProblem, number>;
	/** By problem and column number, from 0. */
	readonly complaints: Map<string, CellComplaint & { count: number }>;
	readonly questions: Map<string, QuestionTally>;
	withoutText: number;
	withoutMoment: number;
	firstToldAt: Date | undefined;
	lastToldAt: Date | undefined;
	readonly languages: Map<string, number>;
	/** By opening id. */
	readonly openings: Map<string, number>;
}

export const emptyTally = (): Tally => ({
	read: 0,
	kept: 0,
	refused: new Map(),
	complaints: new Map(),
	questions: new Map(),
	withoutText: 0,
	withoutMoment: 0,
	firstToldAt: undefined,
	lastToldAt: undefined,
	languages: new Map(),
	openings: new Map()
});

const add = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

export function tallyRefused(tally: Tally, problem: RowProblem): void {
	tally.read++;
	add(tally.refused, problem);
}

export function tallyStory(tally: Tally, story: ImportedStory, complaints: readonly CellComplaint[]): void {
	tally.read++;
	tally.kept++;
	if (story.text === '') tally.withoutText++;
	if (story.language) add(tally.languages, story.language);
	if (story.openingId) add(tally.openings, story.openingId);
	tallyMoment(tally, story.toldAt);
	for (const id in story.answers) tallyAnswer(tally, id, story.answers[id]!);
	for (const complaint of complaints) {
		const key = complaintKey(complaint.problem, complaint.column);
		const known = tally.complaints.get(key);
		if (known) known.count++;
		else tally.complaints.set(key, { ...complaint, count: 1 });
	}
}

const complaintKey = (problem: CellProblem, column: number) => `${problem} ${column}`;

function tallyMoment(tally: Tally, toldAt: Date | undefined): void {
	if (!toldAt) {
		tally.withoutMoment++;
		return;
	}
	if (!tally.firstToldAt || toldAt < tally.firstToldAt) tally.firstToldAt = toldAt;
	if (!tally.lastToldAt || toldAt > tally.lastToldAt) tally.lastToldAt = toldAt;
}

function tallyAnswer(tally: Tally, id: string, answer: Answer): void {
	const question = tally.questions.get(id) ?? {
		answered: 0,
		notApplicable: 0,
		options: new Map<string, number>(),
		most: 0
	};
	tally.questions.set(id, question);
	if (isNotApplicable(answer)) {
		question.notApplicable++;
		return;
	}
	question.answered++;
	if ('option' in answer) add(question.options, answer.option);
	if ('options' in answer) {
		for (const option of answer.options) add(question.options, option);
		question.most = Math.max(question.most, answer.options.length);
	}
}

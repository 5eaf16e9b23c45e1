import { checkOne } from '#lib/signify/answers.ts';
import { newDraft, type Draft } from '../telling-draft.ts';
import { nearestStep, takeTurn, type Problems, type Way } from '../telling-steps.ts';
import type { Conversation, TellingPoint } from './conversation.ts';

const NOBODY = { id: '00000000-0000-7000-8000-000000000000', key: '0'.repeat(32) };

const nothing = () => undefined;
const later = () => Promise.resolve();

/** A conversation that goes nowhere: walked like a teller's, kept only on the screen, and never sent. */
export class Trial implements Conversation {
	readonly point: TellingPoint;
	draft: Draft = $state.raw(newDraft(NOBODY, 'nl', 1));
	problems: Problems = $state.raw({});
	isDone = $state(false);

	readonly receipt = null;
	readonly mine = undefined;
	readonly others = [];
	readonly saved = 'saved';
	readonly live = true;
	readonly told = undefined;
	readonly takeUp = later;
	readonly wipe = later;
	readonly sendNow = nothing;
	readonly saveWaiting = later;
	/** Nothing is recorded in a test run. */
	readonly loadAloud = undefined;
	readonly photos = undefined;
	readonly record = () => '';
	readonly showReceipt = nothing;

	constructor(point: TellingPoint, language: string) {
		this.point = point;
		this.draft = newDraft(NOBODY, language, point.questionnaireVersion, point.questionnaire.openings);
	}

	get step() {
		return nearestStep(this.point, this.draft, this.draft.step);
	}

	change(part: Partial<Draft>): void {
		this.draft = { ...this.draft, ...part };
	}

	go(way: Way): void {
		const turn = takeTurn(this.point, this.draft, way, checkOne);
		this.problems = turn.problems;
		this.draft = turn.draft;
		this.isDone = turn.send;
	}

	done(): void {
		this.isDone = false;
		this.problems = {};
		const { questionnaire, questionnaireVersion } = this.point;
		this.draft = newDraft(NOBODY, this.draft.language, questionnaireVersion, questionnaire.openings);
	}
}

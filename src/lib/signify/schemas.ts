/**
 * The shapes of what is stored and of what other systems send. For the server only: no teller loads this.
 * The rules that need the questionnaire itself (is this an option, is it required) are in `answers.ts`.
 */
import { z } from 'zod';
import type { Answer, TypeName } from './answer.ts';
import { readingOf, type AnswersReading } from './answers.ts';
import { ArchetypesAnswer, ArchetypesSettings } from './question-types/archetypes/archetypes.schema.ts';
import { PhotoAnswer, PhotoSettings } from './question-types/photo/photo.schema.ts';
import { AreaAnswer, AreaSettings } from './question-types/area/area.schema.ts';
import { ChoiceAnswer, ChoiceSettings } from './question-types/choice/choice.schema.ts';
import { ChoicesAnswer, ChoicesSettings } from './question-types/choices/choices.schema.ts';
import { PeriodAnswer, PeriodSettings } from './question-types/period/period.schema.ts';
import type { Issue } from './question-types/question-type.ts';
import { SectionSettings } from './question-types/section/section.schema.ts';
import { SliderAnswer, SliderSettings } from './question-types/slider/slider.schema.ts';
import { RankingAnswer, RankingSettings } from './question-types/ranking/ranking.schema.ts';
import { MatrixAnswer, MatrixSettings } from './question-types/matrix/matrix.schema.ts';
import { StonesAnswer, StonesSettings } from './question-types/stones/stones.schema.ts';
import { PicturesAnswer, PicturesSettings } from './question-types/pictures/pictures.schema.ts';
import { SlidersAnswer, SlidersSettings } from './question-types/sliders/sliders.schema.ts';
import { TextAnswer, TextSettings } from './question-types/text/text.schema.ts';
import { TriadAnswer, TriadSettings } from './question-types/triad/triad.schema.ts';
import type { Questionnaire } from './questionnaire.ts';
import { strayQuestions } from './shown-if.ts';
import { fromWire, type WireAnswer as AnyWireAnswer } from './wire.ts';
import { LanguageTag, PlainId, uniqueIds, wordsOf } from './words.schema.ts';

const ShownIfShape = z.strictObject({
	question: PlainId,
	options: z.array(PlainId).min(1).max(1000).optional()
});

const questionOf = <Type extends TypeName, Settings extends z.ZodType>(type: Type, settings: Settings) =>
	z.strictObject({
		id: PlainId,
		type: z.literal(type),
		title: wordsOf(1000),
		help: wordsOf(2000).optional(),
		required: z.boolean(),
		allowNotApplicable: z.boolean(),
		shownIf: ShownIfShape.optional(),
		settings
	});

const SectionShape = z.strictObject({
	...questionOf('section', SectionSettings).shape,
	required: z.literal(false),
	allowNotApplicable: z.literal(false)
});

export const QuestionShape = z.discriminatedUnion('type', [
	questionOf('text', TextSettings),
	questionOf('choice', ChoiceSettings),
	questionOf('choices', ChoicesSettings),
	questionOf('slider', SliderSettings),
	questionOf('sliders', SlidersSettings),
	questionOf('pictures', PicturesSettings),
	questionOf('photo', PhotoSettings),
	questionOf('stones', StonesSettings),
	questionOf('matrix', MatrixSettings),
	questionOf('ranking', RankingSettings),
	questionOf('triad', TriadSettings),
	questionOf('archetypes', ArchetypesSettings),
	questionOf('area', AreaSettings),
	questionOf('period', PeriodSettings),
	SectionShape
]);

const OpeningShape = z.strictObject({ id: PlainId, text: wordsOf(1000) });

/** One whole version of a questionnaire, as it is stored. */
export const QuestionnaireShape: z.ZodType<Questionnaire> = z
	.strictObject({
		title: wordsOf(300),
		languages: z.array(LanguageTag).min(1).max(40),
		openings: uniqueIds(OpeningShape, 0, 20),
		questions: uniqueIds(QuestionShape, 0, 500)
	})
	.check(({ value, issues }) => {
		for (const { index, message } of strayQuestions(value.questions))
			issues.push({ code: 'custom', path: ['questions', index, 'shownIf'], message, input: value });
	});

export const NotApplicableAnswer = z.strictObject({ nvt: z.literal(true) });

/** An answer to each type of question, as other systems write it. */
const WIRE_ANSWERS = {
	text: TextAnswer,
	choice: ChoiceAnswer,
	choices: ChoicesAnswer,
	slider: SliderAnswer,
	sliders: SlidersAnswer,
	pictures: PicturesAnswer,
	photo: PhotoAnswer,
	stones: StonesAnswer,
	matrix: MatrixAnswer,
	ranking: RankingAnswer,
	triad: TriadAnswer,
	archetypes: ArchetypesAnswer,
	area: AreaAnswer,
	period: PeriodAnswer,
	section: z.never()
} satisfies Record<TypeName, z.ZodType>;

/** Any answer, for the public description of the API. */
export const WireAnswer = z.union([
	TextAnswer,
	ChoiceAnswer,
	ChoicesAnswer,
	SliderAnswer,
	SlidersAnswer,
	StonesAnswer,
	MatrixAnswer,
	RankingAnswer,
	TriadAnswer,
	PhotoAnswer,
	AreaAnswer,
	PeriodAnswer,
	NotApplicableAnswer
]);

/** Answers by question id; {@link readWireAnswers} says what is wrong with each. */
export const WireAnswers = z.record(PlainId, WireAnswer);

/** Answers from another system as our own, or for each question that its answer has not the right shape. */
export function readWireAnswers(questionnaire: Questionnaire, wire: Readonly<Record<string, unknown>>): AnswersReading {
	const typeOf = new Map(questionnaire.questions.map(({ id, type }) => [id, type]));
	const issues = new Map<string, readonly Issue[]>();
	const answers = new Map<string, Answer>();

	for (const [id, answer] of Object.entries(wire)) {
		const type = typeOf.get(id);
		if (!type) issues.set(id, [{ code: 'unknown-question' }]);
		else if (hasShape(type, answer)) answers.set(id, fromWire(answer));
		else issues.set(id, [{ code: 'other-type' }]);
	}
	return readingOf(issues, answers);
}

const hasShape = (type: TypeName, answer: unknown): answer is AnyWireAnswer =>
	WIRE_ANSWERS[type].safeParse(answer).success || NotApplicableAnswer.safeParse(answer).success;

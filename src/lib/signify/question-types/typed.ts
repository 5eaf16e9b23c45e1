/** The shortest way to type an answer over from paper, by type of question. */
import { isNotApplicable, NOT_APPLICABLE, type Answer, type TypeName, type Values } from '../answer.ts';
import { markOf } from '../paper.ts';
import type { Option, Question, QuestionOf } from '../questionnaire.ts';
import { inLanguage } from '../words.ts';
import { areasOf, groupsOf } from './area/area.ts';
import { numberIn } from './form-fields.ts';
import { matrixHint, readTypedMatrix } from './matrix/typed-matrix.ts';
import { writeInOf } from './options.ts';
import { readTypedPeriod } from './period/typed-period.ts';
import type { Issue } from './question-type.ts';
import { rankingHint, readTypedRanking } from './ranking/typed-ranking.ts';
import { check } from './registry.ts';
import { positionTyped } from './slider/typed-slider.ts';
import { readTypedSliders, slidersHint } from './sliders/typed-sliders.ts';
import { readTypedStones, stonesHint } from './stones/typed-stones.ts';
import { sharesOf, snap } from './triad/triad.ts';
import { isIssue, readMarks, readName, readPictures } from './typed-options.ts';

/** Here `code` is a whole key of a sentence. */
type Reading<Value> = Value | Issue;

interface Typed<Type extends TypeName> {
	readonly read: (question: QuestionOf<Type>, typed: string, language: string) => Reading<Values[Type]>;
	/** What may be typed: keys of sentences under `paper.entry.key.`, with what fills their blanks. */
	readonly hints: (question: QuestionOf<Type>, language: string) => readonly Hint[];
}

export interface Hint {
	readonly key: string;
	readonly params?: Readonly<Record<string, string>>;
}

/** A type that is not here is entered on its ordinary screen. */
const TYPED: { readonly [Type in TypeName]?: Typed<Type> } = {
	text: { read: (_question, text) => ({ text }), hints: () => [] },

	choice: {
		read({ settings: { options } }, typed) {
			const marks = readMarks(options, typed);
			if (isIssue(marks)) return marks;
			const [option, more] = marks.options;
			if (option === undefined || more !== undefined) return { code: 'paper.issue.one' };
			return marks.other ? { option, other: marks.other } : { option };
		},
		hints: ({ settings: { options } }) => [marksHint(options, false), ...writeInHint(options)]
	},

	choices: {
		read: ({ settings: { options } }, typed) => readMarks(options, typed),
		hints: ({ settings: { options } }) => [marksHint(options, true), ...writeInHint(options)]
	},

	archetypes: {
		read: ({ settings: { options } }, typed) => readPictures(options, typed),
		hints: ({ settings: { options, max } }) => [marksHint(options, max > 1)]
	},

	pictures: {
		read: ({ settings: { options } }, typed) => readPictures(options, typed),
		hints: ({ settings: { options, max } }) => [marksHint(options, max > 1)]
	},

	area: {
		read(question, typed, language) {
			const found = readName(offeredIn(question, language) ?? [], typed, language);
			return typeof found === 'string' ? { area: found } : found;
		},
		hints: () => [{ key: 'area' }]
	},

	slider: {
		read(_question, typed) {
			const position = positionTyped(typed);
			return position === undefined ? { code: 'paper.issue.slider' } : { position };
		},
		hints: () => [{ key: 'slider' }]
	},

	sliders: {
		read: ({ settings }, typed) => readTypedSliders(settings, typed),
		hints: ({ settings }) => [slidersHint(settings)]
	},

	ranking: {
		read: readTypedRanking,
		hints: (question) => [rankingHint(question)]
	},

	matrix: {
		read: ({ settings }, typed) => readTypedMatrix(settings, typed),
		hints: ({ settings }) => [matrixHint(settings)]
	},

	stones: {
		read: ({ settings }, typed) => readTypedStones(settings, typed),
		hints: ({ settings }) => [stonesHint(settings)]
	},

	triad: {
		read(_question, typed) {
			const shares = sharesTyped(typed);
			return shares ? { shares: snap(shares) } : { code: 'paper.issue.triad' };
		},
		hints({ settings: { anchors } }, language) {
			const [top, left] = anchors.map((anchor) => inLanguage(anchor, language));
			return [{ key: 'triad', params: { top: top!, left: left! } }];
		}
	},

	period: {
		read: ({ settings: { asks } }, typed) => readTypedPeriod(asks, typed),
		hints: ({ settings: { asks } }) => [{ key: asks === 'period' ? 'period' : 'moment' }]
	}
};

/** The lines of the grid on paper are tenths: two of them say the third. Three numbers may be of any size. */
function sharesTyped(typed: string) {
	const numbers = typed.split(/[\s;/]+/).map(numberIn);
	if (numbers.some((number) => number === undefined || number < 0)) return undefined;
	const [top, left, right, more] = numbers as number[];
	if (top === undefined || left === undefined || more !== undefined) return undefined;
	if (right !== undefined) return sharesOf([top, left, right]);
	return top + left <= 10 ? sharesOf([top, left, 10 - top - left]) : undefined;
}

const marksHint = (options: readonly Option[], several: boolean): Hint => {
	const hasLetters = markOf(0, options.length) === 'a';
	return { key: hasLetters ? (several ? 'several' : 'one') : several ? 'numbers' : 'number' };
};

function writeInHint(options: readonly Option[]): readonly Hint[] {
	const writeIn = writeInOf(options);
	return writeIn ? [{ key: 'write-in', params: { example: markOf(options.indexOf(writeIn), options.length) } }] : [];
}

/** What a question offers, in the order in which it is printed: areas stand in groups. */
export function offeredIn(question: Question, language: string): readonly Option[] | undefined {
	if (question.type === 'area') return groupsOf(areasOf(question.settings), language).flatMap(({ areas }) => areas);
	return 'options' in question.settings ? question.settings.options : undefined;
}

/** Loose on purpose: what joins a question to its way of typing is the type, which no compiler sees. */
const typedOf = (question: Question) => TYPED[question.type] as Typed<TypeName> | undefined;

/** A photo travels beside the paper. */
export const isOnPaper = ({ type }: Question): boolean => type !== 'section' && type !== 'photo';

export const isTyped = (question: Question): boolean => typedOf(question) !== undefined;

export const hintsOf = (question: Question, language: string): readonly Hint[] =>
	typedOf(question)?.hints(question, language) ?? [];

const NOT_APPLICABLE_TYPED = /^([-–—]+|n\.?v\.?t\.?|n\/a)$/i;

export interface TypedAnswer {
	/** Absent when nothing was typed, and when it could not be read. */
	readonly answer?: Answer;
	readonly issues: readonly Issue[];
}

/** What was typed of one question, read and checked. The codes are whole keys. @param today `YYYY-MM-DD` */
export function readTyped(question: Question, text: string, language: string, today?: string): TypedAnswer {
	const typed = text.trim();
	const type = typedOf(question);
	if (typed === '' || !type) return { issues: [] };
	const answer =
		question.allowNotApplicable && NOT_APPLICABLE_TYPED.test(typed)
			? NOT_APPLICABLE
			: type.read(question, typed, language);
	if (!isNotApplicable(answer as Answer) && isIssue(answer)) return { issues: [answer] };
	const wrong = check(question, answer as Answer, today);
	if (wrong.length > 0) return { issues: wrong.map((issue) => ({ ...issue, code: `signify.issue.${issue.code}` })) };
	return { answer: answer as Answer, issues: [] };
}

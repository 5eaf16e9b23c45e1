/**
 * What an experienced asker would say about a questionnaire. Hints with a reason, never a gate: the rules look at words
 * and know nothing of what is meant.
 */
import { optionAdvice } from './advice-options.ts';
import type { TypeName } from './answer.ts';
import type { Hint } from './hint.ts';
import type { Question, Questionnaire } from './questionnaire.ts';
import type { Readability } from './readability.ts';

/** How easily a text reads, and what to shorten first. */
export type ReadingOf = (text: string) => Pick<Readability, 'level' | 'longWords'>;

/**
 * @param language     the one to look at; sentences that are not there are passed over
 * @param readability  of Dutch text; without it nothing is said about it
 */
export function adviseOn(questionnaire: Questionnaire, language: string, readability?: ReadingOf): readonly Hint[] {
	return [
		...lengthAdvice(questionnaire),
		...questionnaire.questions.flatMap((question, index) =>
			adviseOnQuestion(question, language, readability).map((hint) => ({ ...hint, index }))
		)
	];
}

/** Seconds that an answer takes most people. */
const SECONDS: Readonly<Partial<Record<TypeName, number>>> = {
	text: 60,
	choice: 12,
	choices: 20,
	slider: 12,
	triad: 25,
	archetypes: 20,
	area: 12,
	period: 15,
	sliders: 30,
	ranking: 30,
	matrix: 30,
	stones: 45,
	pictures: 20,
	photo: 45,
	section: 8
};
const SECONDS_OF_ANOTHER = 25;

/** Telling itself, before the questions. */
const SECONDS_TO_TELL = 120;

/** How long it takes to tell and to answer, in whole minutes. What comes only sometimes counts for half. */
export function minutesFor({ questions }: Questionnaire): number {
	const seconds = questions.map(({ type, shownIf }) => (SECONDS[type] ?? SECONDS_OF_ANOTHER) * (shownIf ? 0.5 : 1));
	return Math.max(1, Math.round(seconds.reduce((sum, one) => sum + one, SECONDS_TO_TELL) / 60));
}

const MOST_MINUTES = 10;
const MOST_QUESTIONS = 15;

function lengthAdvice(questionnaire: Questionnaire): readonly Hint[] {
	const asked = questionnaire.questions.filter(({ type }) => type !== 'section').length;
	const minutes = minutesFor(questionnaire);
	const isLong = asked > MOST_QUESTIONS || minutes > MOST_MINUTES;
	return isLong ? [{ code: 'too-many', params: { count: asked, minutes } }] : [];
}

function adviseOnQuestion(question: Question, language: string, readability?: ReadingOf): readonly Hint[] {
	const title = question.title[language] ?? '';
	const hints: Hint[] = [];
	if (question.required && !question.allowNotApplicable) hints.push({ code: 'no-way-out' });
	if (question.type === 'section') return hints;
	const aboutWords = titleAdvice(title, question.type);
	// Who heard what to shorten already, need not hear it twice.
	const isSaid = aboutWords.some(({ code }) => code === 'hard-word' || code === 'long-title');
	if (readability && language === 'nl' && !isSaid) hints.push(...readingAdvice(question, readability));
	return [...hints, ...aboutWords, ...optionAdvice(question, language)];
}

function readingAdvice({ title, help }: Question, readingOf: ReadingOf): readonly Hint[] {
	// A heading ends without a full stop; the explanation is a sentence of its own.
	const { level, longWords } = readingOf(`${title.nl ?? ''}\n${help?.nl ?? ''}`);
	if (level !== 'hard') return [];
	if (longWords.length === 0) return [{ code: 'hard-to-read' }];
	return [{ code: 'hard-to-read-words', params: { words: longWords.map((word) => `‘${word}’`).join(', ') } }];
}

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}’'-]+/gu) ?? [];

const MOST_WORDS = 16;
const LONGEST_TITLE = 100;

function titleAdvice(title: string, type: TypeName): readonly Hint[] {
	const hints: Hint[] = [];
	const leading = LEADING.exec(title)?.[0];
	if (leading) hints.push({ code: 'leading', params: { word: leading.trim() } });
	if (asksTwice(title, type)) hints.push({ code: 'two-in-one' });
	if (isDoubleNegation(title)) hints.push({ code: 'double-negation' });
	if (wordsIn(title).length > MOST_WORDS || title.length > LONGEST_TITLE) hints.push({ code: 'long-title' });
	const hard = hardWordIn(title);
	if (hard) hints.push({ code: 'hard-word', params: { word: hard } });
	return hints;
}

/** Whole words, also where they end in a letter with an accent. */
const words = (alternatives: string) => new RegExp(`(?<![\\p{L}])(?:${alternatives})(?![\\p{L}])`, 'iu');

const LEADING = words(
	[
		'toch ook|ook niet|vind je ook|vindt u ook|natuurlijk|vanzelfsprekend|ongetwijfeld|zeker wel',
		'hoe (?:goed|fijn|blij|tevreden|prettig|leuk|slecht|erg|vervelend|ontevreden) (?:was|is|vond|vind|vindt|ben|bent|ging)',
		'(?:ben|bent) (?:je|jij|u) het (?:er ?mee )?eens',
		"don’t you|don't you|isn’t it|isn't it|surely|of course|do you agree",
		'how (?:good|happy|satisfied|great|bad|nice|pleased) (?:was|is|are|were|did)'
	].join('|')
);

const QUESTION_WORDS = 'hoe|wat|wie|waar|wanneer|waarom|welke?|how|what|who|where|when|why|which';
const ANOTHER_QUESTION = words(`(?:en|of|and|or) (?:${QUESTION_WORDS})`);
/** One answer to two qualities: "Was de hulp snel en vriendelijk?" */
const TWO_QUALITIES = words('(?:hoe|was|waren|is|zijn|werd|werden|voelde|how|were|are|did)[^?]* (?:en|and) [^?]+');

function asksTwice(title: string, type: TypeName): boolean {
	if ((title.match(/\?/g)?.length ?? 0) > 1 || ANOTHER_QUESTION.test(title)) return true;
	return type !== 'text' && title.includes('?') && TWO_QUALITIES.test(title);
}

const NEGATIONS = words(
	"niet|geen|nooit|niemand|nergens|niets|zonder|not|no|never|nobody|nothing|without|\\p{L}+n’t|\\p{L}+n't"
);
const NEGATIVE = words(
	'on(?:duidelijk|eens|tevreden|mogelijk|veilig|prettig|gewenst|terecht|eerlijk|bekend)e?|un(?:clear|happy|safe|fair|likely|known|satisfied)|disagree|impossible'
);

function isDoubleNegation(title: string): boolean {
	const negations = title.match(new RegExp(NEGATIONS.source, 'giu'))?.length ?? 0;
	return negations > 1 || (negations === 1 && NEGATIVE.test(title));
}

const HARD = words(
	[
		'participati?e|participeren|zelfredzaam(?:heid)?|zelfregie|eigen regie|eigenaarschap|indicatie|indicatiestelling|integra(?:al|le)',
		'faciliteren|optimaliseren|implementeren|interventies?|evalueren|stakeholders?|problematiek|aangaande|omtrent|middels|teneinde',
		'respectievelijk|hieromtrent|desbetreffende?|zorgvragers?|domeinoverstijgend|multidisciplinair|ketenpartners?|casuïstiek',
		'facilitate|utili[sz]e|leverage|notwithstanding|aforementioned|multidisciplinary|self-efficacy'
	].join('|')
);
const ABBREVIATION = /(?<!\p{L})(?:m\.b\.t\.|d\.m\.v\.|i\.v\.m\.|t\.a\.v\.|o\.b\.v\.|n\.a\.v\.|w\.r\.t\.)/iu;
const LONGEST_WORD = 20;

const hardWordIn = (title: string): string | undefined =>
	(HARD.exec(title) ?? ABBREVIATION.exec(title))?.[0] ?? wordsIn(title).find((word) => word.length > LONGEST_WORD);

/**
 * A way in to a story point: a poster at the library, a letter, a message. It says where a teller came in, never who
 * they are. Its code stands in an address that somebody may have to copy from paper.
 */
import type { Id } from '#lib/platform/id.ts';
import type { Answers } from '#lib/signify/answer.ts';
import type { QuestionOf, Questionnaire } from '#lib/signify/questionnaire.ts';

export interface Entrance {
	readonly id: Id<'entrance'>;
	readonly code: string;
	readonly name: string;
	/** In which the page begins for who comes in here. */
	readonly language: string;
	/** An option of the area question, already chosen for who comes in here; they may change it. */
	readonly area: string | null;
	readonly createdAt: Date;
	/** From then on it still opens the page, and nobody is counted for it any more. */
	readonly retiredAt: Date | null;
}

/** Of those kept; whoever withdrew is counted nowhere. */
export interface CountedEntrance extends Entrance {
	readonly experiences: number;
}

export const LONGEST_NAME = 80;

/** Nothing that can be taken for something else, in whatever letter it is printed. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

const CODE_LENGTH = 4;

/** A code for a new entrance, from at least four bytes of randomness. */
export const codeFrom = (random: Uint8Array): string =>
	Array.from(random.subarray(0, CODE_LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');

/** The question that an entrance may answer beforehand. */
export const areaQuestion = ({ questions }: Questionnaire): QuestionOf<'area'> | undefined =>
	questions.find((question): question is QuestionOf<'area'> => question.type === 'area');

/** What is already chosen for who comes in here, as far as this questionnaire still knows it. */
export function answersAt({ area }: Pick<Entrance, 'area'>, questionnaire: Questionnaire): Answers {
	const question = areaQuestion(questionnaire);
	const isKnown = question?.settings.areas.some(({ id }) => id === area);
	return question && area !== null && isKnown ? { [question.id]: { area } } : {};
}

/** Where it leads; short enough to copy from paper. @param origin  of this house */
export const addressOf = (origin: string, slug: string, code: string): string => `${origin}/vertel/${slug}?via=${code}`;

/** The same as people write it down. */
export const addressInWords = (address: string): string => address.replace(/^https?:\/\//, '');

/** What an entrance is printed as. */
export const PRINTS = ['a4', 'a6', 'brief'] as const;
export type Print = (typeof PRINTS)[number];

export const isPrint = (value: unknown): value is Print => PRINTS.includes(value as Print);

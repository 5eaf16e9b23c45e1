/**
 * Stones of a framework as the question that asks for stones. Beside experiences they stay two sliders each: those keep the
 * exact place of a stone, where a question of ours has a grid.
 */
import { MOST_STONES } from '../../question-types/stones/stones.ts';
import type { Question, QuestionOf } from '../../questionnaire.ts';
import type { Words } from '../../words.ts';
import { shortened } from '../cut.ts';
import { plainId } from '../names.ts';
import type { Remark } from '../questionnaire/read.ts';
import { wordingIn } from '../wording.ts';
import type { Item, Signifier } from './framework.ts';

const LABEL_LENGTH = 300;

export const asksStones = ({ type }: Signifier): boolean => type === 'stones' || type === 'canvas';

/** The same questions, with the sliders of each plane of stones put together again. */
export function withStones(
	questions: readonly Question[],
	signifiers: readonly Signifier[],
	language: string
): { readonly questions: readonly Question[]; readonly remarks: readonly Remark[] } {
	const planes = signifiers.filter((signifier) => asksStones(signifier) && signifier.stones.length > 0);
	const done = new Set<Signifier>();
	const joined = questions.flatMap((question) => {
		const plane = planes.find(({ id }) => question.id.startsWith(`${id.toLowerCase()}_`));
		if (!plane || plane.stones.length > MOST_STONES) return [question];
		if (done.has(plane)) return [];
		done.add(plane);
		return [stonesOf(plane, question, language)];
	});
	const remarks = planes.map((plane) => ({
		what: plane.title || plane.id,
		why: done.has(plane) ? 'stones-without-picture' : 'stones-as-sliders'
	}));
	return { questions: joined, remarks };
}

/** @param slider  the first of those the plane was taken apart into */
function stonesOf(plane: Signifier, slider: Question, language: string): QuestionOf<'stones'> {
	const wording = wordingIn(language);
	const words = (text: string): Words => ({ [language]: shortened(text, LABEL_LENGTH) });
	const { x, y } = plane.axes;
	const label = ({ title }: Item, index: number) => words(title || `${wording.kinds.stone} ${index + 1}`);
	return {
		id: plane.id.toLowerCase(),
		type: 'stones',
		title: words(plane.title || wording.unknownQuestion(plane.id.slice(0, 8))),
		required: plane.required,
		allowNotApplicable: slider.allowNotApplicable,
		settings: {
			left: words(x.start || wording.left),
			right: words(x.end || wording.right),
			bottom: words(y.start || wording.bottom),
			top: words(y.end || wording.top),
			markers: plane.stones.map((stone, index) => ({ id: plainId(stone.id), label: label(stone, index) }))
		}
	};
}

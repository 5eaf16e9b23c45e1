/** What of a question stands beside the field in which its answer is typed over: as on paper, in the same order. */
import { markOf } from '../paper.ts';
import type { Part, Question } from '../questionnaire.ts';
import { inLanguage, type Words } from '../words.ts';
import { AXES, polesOf } from './stones/stones.ts';
import { offeredIn } from './typed.ts';

export interface Marked {
	/** What is typed for it; a part that is answered in its turn has none. */
	readonly mark?: string;
	readonly label: string;
}

/** Lists of things that belong together; none when the question only asks for words. */
export function markedIn(question: Question, language: string): readonly (readonly Marked[])[] {
	const read = (words: Words) => inLanguage(words, language);
	const lettered = (parts: readonly Part[]): readonly Marked[] =>
		parts.map(({ label }, index) => ({ mark: markOf(index, parts.length), label: read(label) }));

	switch (question.type) {
		case 'sliders':
			return [
				question.settings.sliders.map(({ label, left, right }) => ({
					label: `${read(label)} (${read(left)} – ${read(right)})`
				}))
			];
		case 'matrix': {
			const { rows, columns } = question.settings;
			const numbered = columns.map(({ label }, index) => ({ mark: String(index + 1), label: read(label) }));
			return [rows.map(({ label }) => ({ label: read(label) })), numbered];
		}
		case 'stones': {
			const { settings } = question;
			const axes = AXES.map((axis) => {
				const { left, right } = polesOf(settings, axis);
				return { mark: axis === 'x' ? '→' : '↑', label: `${read(left)} – ${read(right)}` };
			});
			return [settings.markers.length > 1 ? lettered(settings.markers) : [], axes];
		}
		default:
			return [lettered(offeredIn(question, language) ?? [])];
	}
}

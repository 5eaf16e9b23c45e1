import type { SlidersValue } from '../../answer.ts';
import type { QuestionOf } from '../../questionnaire.ts';
import type { Issue } from '../question-type.ts';
import { positionTyped } from '../slider/typed-slider.ts';
import { isIssue } from '../typed-options.ts';
import { exampleOf, readEach } from '../typed-parts.ts';

type Sliders = QuestionOf<'sliders'>['settings'];

/** `30 50 – 80`: a number for each slider. A comma may stand in a number, so it does not part them. */
export function readTypedSliders({ sliders }: Sliders, typed: string): SlidersValue | Issue {
	const issue = { code: 'paper.issue.sliders', params: { count: sliders.length } };
	const positions = readEach(sliders, typed.split(/[\s;]+/), issue, positionTyped);
	return isIssue(positions) ? positions : { positions };
}

export const slidersHint = ({ sliders }: Sliders) => ({
	key: 'sliders',
	params: { example: exampleOf(['30', '50', '80', '65'], sliders.length) }
});

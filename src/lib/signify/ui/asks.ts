import type { Component } from 'svelte';
import type { TypeName } from '../answer.ts';
import AskArchetypes from '../question-types/archetypes/ui/Ask.svelte';
import AskArea from '../question-types/area/ui/Ask.svelte';
import AskChoice from '../question-types/choice/ui/Ask.svelte';
import AskChoices from '../question-types/choices/ui/Ask.svelte';
import AskPeriod from '../question-types/period/ui/Ask.svelte';
import AskSlider from '../question-types/slider/ui/Ask.svelte';
import AskText from '../question-types/text/ui/Ask.svelte';
import AskTriad from '../question-types/triad/ui/Ask.svelte';
import type { Question } from '../questionnaire.ts';
import type { Asking } from './asking.ts';

type Asked = Exclude<TypeName, 'section'>;

const ASKS: { readonly [Type in Asked]: Component<Asking<Type>> } = {
	text: AskText,
	choice: AskChoice,
	choices: AskChoices,
	slider: AskSlider,
	triad: AskTriad,
	archetypes: AskArchetypes,
	area: AskArea,
	period: AskPeriod
};

/** The screen that asks this kind of question. The compiler cannot see that question and value belong together; `Ask` does. */
export const askOf = (question: Question) => ASKS[question.type as Asked] as unknown as Component<Asking<Asked>>;

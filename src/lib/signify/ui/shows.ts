import type { Component } from 'svelte';
import type { TypeName, Values } from '../answer.ts';
import ShowArchetypes from '../question-types/archetypes/ui/Show.svelte';
import ShowChoices from '../question-types/choices/ui/Show.svelte';
import ShowPeriod from '../question-types/period/ui/Show.svelte';
import ShowSlider from '../question-types/slider/ui/Show.svelte';
import ShowRanking from '../question-types/ranking/ui/Show.svelte';
import ShowMatrix from '../question-types/matrix/ui/Show.svelte';
import ShowStones from '../question-types/stones/ui/Show.svelte';
import ShowPhoto from '../question-types/photo/ui/Show.svelte';
import ShowPictures from '../question-types/pictures/ui/Show.svelte';
import ShowSliders from '../question-types/sliders/ui/Show.svelte';
import ShowText from '../question-types/text/ui/Show.svelte';
import ShowTriad from '../question-types/triad/ui/Show.svelte';
import type { Question, QuestionOf } from '../questionnaire.ts';

export interface Showing<Type extends TypeName> {
	readonly question: QuestionOf<Type>;
	readonly value: Values[Type];
	readonly language: string;
}

/** Types that are not here read well enough as a line of text. */
const SHOWS: { readonly [Type in TypeName]?: Component<Showing<Type>> } = {
	text: ShowText,
	choices: ShowChoices,
	slider: ShowSlider,
	sliders: ShowSliders,
	pictures: ShowPictures,
	photo: ShowPhoto,
	stones: ShowStones,
	matrix: ShowMatrix,
	ranking: ShowRanking,
	triad: ShowTriad,
	archetypes: ShowArchetypes,
	period: ShowPeriod
};

export const showOf = (question: Question) => SHOWS[question.type] as Component<Showing<TypeName>> | undefined;

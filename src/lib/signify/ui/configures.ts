import type { Component } from 'svelte';
import type { TypeName } from '../answer.ts';
import ConfigureArchetypes from '../question-types/archetypes/ui/Configure.svelte';
import ConfigureArea from '../question-types/area/ui/Configure.svelte';
import ConfigureChoice from '../question-types/choice/ui/Configure.svelte';
import ConfigureChoices from '../question-types/choices/ui/Configure.svelte';
import ConfigureMatrix from '../question-types/matrix/ui/Configure.svelte';
import ConfigurePeriod from '../question-types/period/ui/Configure.svelte';
import ConfigurePhoto from '../question-types/photo/ui/Configure.svelte';
import ConfigurePictures from '../question-types/pictures/ui/Configure.svelte';
import ConfigureRanking from '../question-types/ranking/ui/Configure.svelte';
import ConfigureSection from '../question-types/section/ui/Configure.svelte';
import ConfigureSlider from '../question-types/slider/ui/Configure.svelte';
import ConfigureSliders from '../question-types/sliders/ui/Configure.svelte';
import ConfigureStones from '../question-types/stones/ui/Configure.svelte';
import ConfigureText from '../question-types/text/ui/Configure.svelte';
import ConfigureTriad from '../question-types/triad/ui/Configure.svelte';
import type { Question } from '../questionnaire.ts';
import type { Configuring } from './configuring.ts';

/** The compiler names the type that cannot be set up. */
const CONFIGURES: { readonly [Type in TypeName]: Component<Configuring<Type>> } = {
	text: ConfigureText,
	choice: ConfigureChoice,
	choices: ConfigureChoices,
	slider: ConfigureSlider,
	triad: ConfigureTriad,
	archetypes: ConfigureArchetypes,
	area: ConfigureArea,
	period: ConfigurePeriod,
	matrix: ConfigureMatrix,
	photo: ConfigurePhoto,
	pictures: ConfigurePictures,
	ranking: ConfigureRanking,
	sliders: ConfigureSliders,
	stones: ConfigureStones,
	section: ConfigureSection
};

/** The screen that sets up this kind of question; the compiler cannot see that question and settings belong together. */
export const configureOf = (question: Question) => CONFIGURES[question.type] as Component<Configuring<TypeName>>;

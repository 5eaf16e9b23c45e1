import type { Component } from 'svelte';
import type { TypeName } from '../answer.ts';
import PrintArchetypes from '../question-types/archetypes/ui/Print.svelte';
import PrintArea from '../question-types/area/ui/Print.svelte';
import PrintChoice from '../question-types/choice/ui/Print.svelte';
import PrintChoices from '../question-types/choices/ui/Print.svelte';
import PrintMatrix from '../question-types/matrix/ui/Print.svelte';
import PrintPeriod from '../question-types/period/ui/Print.svelte';
import PrintPictures from '../question-types/pictures/ui/Print.svelte';
import PrintRanking from '../question-types/ranking/ui/Print.svelte';
import PrintPhoto from '../question-types/photo/ui/Print.svelte';
import PrintSection from '../question-types/section/ui/Print.svelte';
import PrintSlider from '../question-types/slider/ui/Print.svelte';
import PrintSliders from '../question-types/sliders/ui/Print.svelte';
import PrintStones from '../question-types/stones/ui/Print.svelte';
import PrintText from '../question-types/text/ui/Print.svelte';
import PrintTriad from '../question-types/triad/ui/Print.svelte';
import type { Question } from '../questionnaire.ts';
import type { Printing } from './printing.ts';

/** Every type as it is drawn for a pen; the compiler names the type that is missing. */
const PRINTS: { readonly [Type in TypeName]: Component<Printing<Type>> } = {
	text: PrintText,
	choice: PrintChoice,
	choices: PrintChoices,
	slider: PrintSlider,
	triad: PrintTriad,
	archetypes: PrintArchetypes,
	area: PrintArea,
	period: PrintPeriod,
	sliders: PrintSliders,
	ranking: PrintRanking,
	matrix: PrintMatrix,
	stones: PrintStones,
	pictures: PrintPictures,
	photo: PrintPhoto,
	section: PrintSection
};

/** The compiler cannot see that question and drawing belong together; the registry is by type. */
export const printOf = (question: Question) => PRINTS[question.type] as unknown as Component<Printing<TypeName>>;

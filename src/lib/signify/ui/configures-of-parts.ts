import type { Component } from 'svelte';
import type { TypeName } from '../answer.ts';
import ConfigureRanking from '../question-types/ranking/ui/Configure.svelte';
import ConfigureMatrix from '../question-types/matrix/ui/Configure.svelte';
import ConfigureStones from '../question-types/stones/ui/Configure.svelte';
import ConfigurePictures from '../question-types/pictures/ui/Configure.svelte';
import ConfigureSliders from '../question-types/sliders/ui/Configure.svelte';
import type { Question } from '../questionnaire.ts';
import type { Configuring } from './configuring.ts';

/** How the types that ask about several things at once are set up. */
const CONFIGURES: { readonly [Type in TypeName]?: Component<Configuring<Type>> } = {
	ranking: ConfigureRanking,
	matrix: ConfigureMatrix,
	stones: ConfigureStones,
	pictures: ConfigurePictures,
	sliders: ConfigureSliders
};

export const configureOf = (question: Question) =>
	CONFIGURES[question.type] as Component<Configuring<TypeName>> | undefined;

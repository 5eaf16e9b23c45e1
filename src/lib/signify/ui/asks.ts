import type { Component } from 'svelte';
import type { TypeName } from '../answer.ts';
import type { Question } from '../questionnaire.ts';
import type { Asking } from './asking.ts';

type Asked = Exclude<TypeName, 'section'>;

/** A questionnaire loads only the screens it needs. */
const LOADS: { readonly [Type in Asked]: () => Promise<{ readonly default: Component<Asking<Type>> }> } = {
	text: () => import('../question-types/text/ui/Ask.svelte'),
	choice: () => import('../question-types/choice/ui/Ask.svelte'),
	choices: () => import('../question-types/choices/ui/Ask.svelte'),
	slider: () => import('../question-types/slider/ui/Ask.svelte'),
	sliders: () => import('../question-types/sliders/ui/Ask.svelte'),
	ranking: () => import('../question-types/ranking/ui/Ask.svelte'),
	matrix: () => import('../question-types/matrix/ui/Ask.svelte'),
	stones: () => import('../question-types/stones/ui/Ask.svelte'),
	pictures: () => import('../question-types/pictures/ui/Ask.svelte'),
	photo: () => import('../question-types/photo/ui/Ask.svelte'),
	triad: () => import('../question-types/triad/ui/Ask.svelte'),
	archetypes: () => import('../question-types/archetypes/ui/Ask.svelte'),
	area: () => import('../question-types/area/ui/Ask.svelte'),
	period: () => import('../question-types/period/ui/Ask.svelte')
};

const loaded = new Map<TypeName, Component<Asking<Asked>>>();

/** The screens that ask these kinds of questions; by default all of them. */
export async function loadAsks(types: readonly TypeName[] = Object.keys(LOADS) as Asked[]): Promise<void> {
	const missing = [...new Set(types)].filter((type): type is Asked => type !== 'section' && !loaded.has(type));
	await Promise.all(
		missing.map(async (type) => loaded.set(type, (await LOADS[type]()).default as unknown as Component<Asking<Asked>>))
	);
}

/**
 * The screen that asks this kind of question, once it is {@link loadAsks loaded}. The compiler cannot see that question and
 * value belong together; `Ask` does.
 */
export const askOf = ({ type }: Question) => loaded.get(type);

// The server draws in one go, so it has them all.
if (import.meta.env.SSR) await loadAsks();

import type { TypeName, Values } from '../answer.ts';
import type { FormFields } from '../question-types/question-type.ts';
import type { QuestionOf } from '../questionnaire.ts';

/** What the screen of one type is given; the frame around it (title, help, errors, "niet van toepassing") is `Ask.svelte`. */
export interface Asking<Type extends TypeName> {
	readonly question: QuestionOf<Type>;
	readonly value: Values[Type] | undefined;
	readonly language: string;
	/** For controls that the title names: the ids of the title and of what explains it. */
	readonly labelledBy: string;
	readonly describedBy: string | undefined;
	readonly invalid: true | undefined;
	/** For controls that are no form fields themselves; what has a name is read from the form. */
	readonly onvalue: (value: Values[Type] | undefined) => void;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a browser would send of these controls, by the part of the name after the dot. */
export function fieldsOf(element: Element): FormFields {
	const fields: Record<string, string[]> = {};
	for (const control of element.querySelectorAll<Control>('[name]:not(:disabled)')) {
		if (control instanceof HTMLInputElement && /radio|checkbox/.test(control.type) && !control.checked) continue;
		(fields[control.name.slice(control.name.indexOf('.') + 1)] ??= []).push(control.value);
	}
	return fields;
}

/**
 * Keeps what a text control says in step with the answer, but never under somebody's fingers,
 * nor over what was typed before the page came to life.
 */
export const keeps = (text: string) => (control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement) => {
	const isTyped = !alive.has(control) && control.value !== '';
	alive.add(control);
	if (!isTyped && control !== document.activeElement && control.value !== text) control.value = text;
};

const alive = new WeakSet<Element>();

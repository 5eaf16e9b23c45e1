/** What the types that offer options share: which of them exist, and what was written beside one. */
import { inOneLine } from '#lib/platform/language.ts';
import type { Option } from '../questionnaire.ts';
import { inLanguage } from '../words.ts';
import type { FormFields, Issue } from './question-type.ts';
import { only } from './form-fields.ts';

export const OTHER_MAX_LENGTH = 200;

/** At most one option of a question invites writing. */
export const writeInOf = (options: readonly Option[]): Option | undefined => options.find(({ writeIn }) => writeIn);

export function checkOptions(options: readonly Option[], chosen: readonly string[]): readonly Issue[] {
	if (chosen.some((id) => !options.some((option) => option.id === id))) return [{ code: 'unknown-option' }];
	return new Set(chosen).size < chosen.length ? [{ code: 'option-twice' }] : [];
}

export function checkNumber(count: number, min: number, max: number): readonly Issue[] {
	if (count < min) return [{ code: 'too-few', params: { count: min } }];
	return count > max ? [{ code: 'too-many', params: { count: max } }] : [];
}

export function checkOther(
	options: readonly Option[],
	chosen: readonly string[],
	other: string | undefined
): readonly Issue[] {
	if (other === undefined) return [];
	const writeIn = writeInOf(options);
	if (!writeIn || !chosen.includes(writeIn.id)) return [{ code: 'other-uninvited' }];
	if (other.trim() === '') return [{ code: 'empty' }];
	return other.length > OTHER_MAX_LENGTH ? [{ code: 'too-long', params: { max: OTHER_MAX_LENGTH } }] : [];
}

/** The options in a form, once each, in the order in which they are offered; unknown ones last, so that they are refused. */
export function optionsIn(options: readonly Option[], fields: FormFields): readonly string[] {
	const sent = new Set((fields.option ?? []).filter((id) => id !== ''));
	const known = options.filter(({ id }) => sent.delete(id)).map(({ id }) => id);
	return [...known, ...sent];
}

/** What was written beside the option that invites it. */
export const otherIn = (fields: FormFields): string => only(fields, 'other');

/** How the chosen options read, with what was written in place of the option that invited it. */
export function readOptions(
	options: readonly Option[],
	chosen: readonly string[],
	other: string | undefined,
	language: string
): string {
	const names = chosen.map((id) => {
		const option = options.find((option) => option.id === id);
		const label = option ? inLanguage(option.label, language) : id;
		return option?.writeIn && other ? `${label}: ${other}` : label;
	});
	return inOneLine(names, language);
}

/** Where an option stands among the options; `undefined` when it is no longer offered. */
export function indexOf(options: readonly { readonly id: string }[], id: string): number | undefined {
	const index = options.findIndex((option) => option.id === id);
	return index < 0 ? undefined : index;
}

/** Of every story of a point this is asked once a question: it makes one array and nothing else. */
export function indexesOf(options: readonly { readonly id: string }[], ids: readonly string[]): readonly number[] {
	const indexes: number[] = [];
	for (let place = 0; place < options.length; place++) if (ids.includes(options[place]!.id)) indexes.push(place);
	return indexes;
}

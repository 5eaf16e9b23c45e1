/**
 * A SenseMaker framework: what was asked. Read leniently, because every release wrote it a little differently and
 * passing it through R wraps every single value in a list.
 */
import { plainText } from '../plain-text.ts';
import { ImportRefused } from '../refused.ts';

export interface Framework {
	readonly name: string;
	readonly language: string;
	readonly fragmentIds: readonly string[];
	/** In the order of asking. */
	readonly signifiers: readonly Signifier[];
}

export interface Signifier {
	readonly id: string;
	readonly type: string;
	readonly title: string;
	readonly required: boolean;
	readonly allowsNotApplicable: boolean;
	/** Of a text: more than one line. */
	readonly multiline: boolean;
	/** Of a list or an image choice. */
	readonly items: readonly Item[];
	readonly maxResponses: number;
	/** Of a triad (top, left, right) and a dyad (left, right). */
	readonly labels: readonly Item[];
	readonly stones: readonly Item[];
	readonly axes: { readonly x: Axis; readonly y: Axis };
}

export interface Item {
	readonly id: string;
	readonly title: string;
	readonly image: string;
}

export interface Axis {
	readonly start: string;
	readonly end: string;
}

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const one = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? (value as unknown[])[0] : value);
const text = (value: unknown): string => {
	const single = one(value);
	return typeof single === 'string' || typeof single === 'number' ? String(single) : '';
};
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
const child = (value: unknown): Json => {
	const single = one(value);
	return isJson(single) ? single : {};
};

/** @throws ImportRefused when it is no JSON, or JSON of something else */
export function parseFramework(source: string): Framework {
	let json: unknown;
	try {
		json = JSON.parse(source.replace(/^\uFEFF/, ''));
	} catch (cause) {
		throw new ImportRefused('framework-not-json', {}, { cause });
	}
	const framework = child(json);
	const signifiers = signifiersOf(framework, 0);
	if (signifiers.length === 0) throw new ImportRefused('framework-without-signifiers');
	const named = [framework.fragment_signifier_id].flat().filter((id) => typeof id === 'string' && id !== '');
	const marked = list(framework.signifiers).filter((signifier) => one(signifier.fragment) === true);
	return {
		name: plainText(text(framework.name)),
		language: text(framework.language),
		fragmentIds: [...new Set([...(named as string[]), ...marked.map(({ id }) => text(id))])],
		signifiers
	};
}

/** Frameworks link to frameworks; nobody was seen to go deeper than one. */
const DEEPEST_LINK = 5;

/** Its own signifiers by their order, then those of the frameworks it is linked to. */
function signifiersOf(framework: Json, depth: number): Signifier[] {
	if (depth > DEEPEST_LINK) return [];
	const own = list(framework.signifiers)
		.map((signifier, i) => ({ signifier, order: Number(text(signifier.order)) || 0, i }))
		.sort((a, b) => a.order - b.order || a.i - b.i)
		.map(({ signifier }) => toSignifier(signifier))
		.filter((signifier) => signifier.id !== '');
	const linked = list(framework.linked_frameworks).flatMap((framework) => signifiersOf(framework, depth + 1));
	const seen = new Set<string>();
	return [...own, ...linked].filter(({ id }) => !seen.has(id) && seen.add(id));
}

function toSignifier(json: Json): Signifier {
	const content = child(json.content);
	const axes = child(content.axis);
	const most = Number(text(content.max_responses));
	return {
		id: text(json.id),
		type: text(json.type).toLowerCase(),
		title: plainText(text(json.title)) || plainText(text(json.name)),
		required: one(json.required) === true,
		allowsNotApplicable: one(json.allow_na) === true,
		multiline: one(content.multiline) !== false,
		items: items(content.items),
		maxResponses: Number.isInteger(most) && most > 0 ? most : Infinity,
		labels: items(content.labels),
		stones: items(content.stones),
		axes: { x: toAxis(axes.x), y: toAxis(axes.y) }
	};
}

function items(value: unknown): readonly Item[] {
	const seen = new Set<string>();
	return list(value)
		.map((item) => ({
			id: text(item.id),
			title: plainText(text(item.title) || text(item.text)),
			image: text(item.image)
		}))
		.filter(({ id }) => id !== '' && !seen.has(id) && seen.add(id));
}

function toAxis(value: unknown): Axis {
	const axis = child(value);
	return { start: plainText(text(axis.start_label)), end: plainText(text(axis.end_label)) };
}

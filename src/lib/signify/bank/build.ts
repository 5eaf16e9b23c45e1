/** Short ways to write a question of the bank down: Dutch first, then English. */
import { PICTURES } from '../question-types/archetypes/pictures.ts';
import type { Question, QuestionOf } from '../questionnaire.ts';
import type { TypeName } from '../answer.ts';
import type { Words } from '../words.ts';

export const both = (nl: string, en: string): Words => ({ nl, en });

type Listed = readonly [id: string, nl: string, en: string, writeIn?: 'write'];

interface More {
	readonly help?: Words;
	readonly allowNotApplicable?: boolean;
}

const asked = <Type extends TypeName>(
	type: Type,
	id: string,
	title: Words,
	settings: QuestionOf<Type>['settings'],
	{ help, allowNotApplicable = true }: More
) => ({ id, type, title, ...(help && { help }), required: false, allowNotApplicable, settings }) as QuestionOf<Type>;

const optionsFrom = (listed: readonly Listed[]) =>
	listed.map(([id, nl, en, writeIn]) => ({ id, label: both(nl, en), ...(writeIn && { writeIn: true }) }));

export const text = (id: string, title: Words, more: More = {}): Question =>
	asked('text', id, title, { lines: 'many', maxLength: 2000 }, { allowNotApplicable: false, ...more });

export const choice = (id: string, title: Words, options: readonly Listed[], more: More = {}): Question =>
	asked('choice', id, title, { options: optionsFrom(options) }, more);

export const choices = (id: string, title: Words, max: number, options: readonly Listed[], more: More = {}): Question =>
	asked('choices', id, title, { options: optionsFrom(options), min: 0, max }, more);

export const slider = (id: string, title: Words, left: Words, right: Words, more: More = {}): Question =>
	asked('slider', id, title, { left, right }, more);

export const triad = (
	id: string,
	title: Words,
	anchors: readonly [top: Words, left: Words, right: Words],
	more: More = {}
): Question => asked('triad', id, title, { anchors }, more);

export const ranking = (id: string, title: Words, top: number, options: readonly Listed[], more: More = {}): Question =>
	asked('ranking', id, title, { options: optionsFrom(options), top }, more);

export const sliders = (
	id: string,
	title: Words,
	[left, right]: readonly [left: Words, right: Words],
	parts: readonly Listed[],
	more: More = {}
): Question =>
	asked('sliders', id, title, { sliders: optionsFrom(parts).map((part) => ({ ...part, left, right })) }, more);

export const matrix = (
	id: string,
	title: Words,
	rows: readonly Listed[],
	columns: readonly Listed[],
	more: More = {}
): Question => asked('matrix', id, title, { rows: optionsFrom(rows), columns: optionsFrom(columns) }, more);

export const archetypes = (id: string, title: Words, more: More = {}): Question =>
	asked(
		'archetypes',
		id,
		title,
		{ options: Object.entries(PICTURES).map(([picture, words]) => ({ id: picture, picture, ...words })), max: 2 },
		more
	);

export const period = (id: string, title: Words, asks: 'moment' | 'since' | 'period', more: More = {}): Question =>
	asked('period', id, title, { asks, earliest: '1950' }, more);

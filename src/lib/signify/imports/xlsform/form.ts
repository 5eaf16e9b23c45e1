/** An XLSForm (survey, choices and settings in one workbook) as a questionnaire, with what could not come along. */
import { optionsOf } from '../../options-of.ts';
import type { Option, Question, ShownIf } from '../../questionnaire.ts';
import type { Words } from '../../words.ts';
import { languageIn } from '../language.ts';
import { idsFromNames, plainId } from '../names.ts';
import type { ReadQuestionnaire, Remark } from '../questionnaire/read.ts';
import { ImportRefused } from '../refused.ts';
import { wordingIn } from '../wording.ts';
import { gridsIn, type Grid } from './grids.ts';
import { gridQuestion, questionOf, sectionOf, type Row } from './questions.ts';
import { readRelevant } from './relevant.ts';
import { isSaid, languageOfColumn, tableOf, wordsIn, type FormRow } from './table.ts';
import { typeIn } from './type-in.ts';
import { readWorkbook } from './workbook.ts';

const LABEL = 300;
const TITLE = 1000;
const HELP = 2000;
const MOST_QUESTIONS = 500;
const MOST_OPTIONS = 1000;

/** About the collecting, or reckoned from other answers: nobody is asked. */
const UNASKED =
	/^(calculate|hidden|start|end|today|deviceid|subscriberid|simserial|phonenumber|username|email|audit|start-geopoint)$/;

/** @throws ImportRefused when it is no XLSForm, or too large */
export function readXlsform(bytes: Uint8Array): ReadQuestionnaire {
	const { sheets } = readWorkbook(bytes, ['survey', 'choices', 'settings']);
	const survey = sheets.get('survey');
	if (!survey) throw new ImportRefused('workbook-without-sheets', { wanted: 'survey' });
	const rows = tableOf(survey);
	const [settings = {}] = sheets.has('settings') ? tableOf(sheets.get('settings')!) : [];
	const language = mainLanguage(settings, rows);
	const lists = choiceLists(sheets.has('choices') ? tableOf(sheets.get('choices')!) : [], language);
	const reader = surveyReader(lists, language);
	seeAll(
		rows,
		gridsIn(rows, (list) => lists.get(list)?.length ?? 0),
		reader
	);
	const { questions, remarks } = reader.end();
	if (questions.length === 0) throw new ImportRefused('form-without-questions');
	const cutSheets = [...sheets].filter(([, { isCut }]) => isCut);
	const title = wordsIn(settings, 'form_title', language, LABEL);
	return {
		kind: 'xlsform',
		questionnaire: {
			title: isSaid(title) ? title : { [language]: 'XLSForm' },
			languages: languagesIn(rows, language),
			openings: [],
			questions
		},
		remarks: [...cutSheets.map(([what]) => ({ what, why: 'cut' })), ...remarks]
	};
}

function seeAll(
	rows: readonly FormRow[],
	grids: ReadonlyMap<number, Grid>,
	{ see, seeGrid }: ReturnType<typeof surveyReader>
): void {
	for (let at = 0; at < rows.length; at++) {
		const grid = grids.get(at);
		if (grid) seeGrid(grid);
		else see(rows[at]!);
		at = grid?.end ?? at;
	}
}

function mainLanguage(settings: FormRow, rows: readonly FormRow[]): string {
	const said = settings.default_language ?? '';
	const known = languageIn(/\(([^)]+)\)\s*$/.exec(said)?.[1] ?? said);
	if (known) return known;
	const isPlain = rows.some((row) => 'label' in row);
	return (isPlain ? undefined : languagesIn(rows, 'nl').at(-1)) ?? 'nl';
}

function languagesIn(rows: readonly FormRow[], language: string): readonly string[] {
	const columns = rows.flatMap((row) => Object.keys(row).filter((name) => name.startsWith('label:')));
	const found = columns.flatMap((name) => languageOfColumn(name) ?? []);
	return [...new Set([language, ...found])].slice(0, 40);
}

type Lists = ReadonlyMap<string, readonly (Option & { readonly name: string })[]>;

function choiceLists(rows: readonly FormRow[], language: string): Lists {
	const lists = new Map<string, Map<string, Option & { name: string }>>();
	for (const row of rows) {
		const { list, name } = choiceIn(row);
		if (list === '' || name === '') continue;
		const options = lists.get(list) ?? new Map<string, Option & { name: string }>();
		lists.set(list, options);
		if (options.has(name) || options.size >= MOST_OPTIONS) continue;
		const label = wordsIn(row, 'label', language, LABEL);
		options.set(name, { id: plainId(name), name, label: isSaid(label) ? label : { [language]: name.slice(0, LABEL) } });
	}
	return new Map(
		[...lists].map(([list, options]) => {
			const ids = unique([...options.values()].map(({ id }) => id));
			return [list, [...options.values()].map((option, i) => ({ ...option, id: ids[i]! }))];
		})
	);
}

const choiceIn = (row: FormRow) => ({
	list: row['list name'] ?? row.list_name ?? '',
	name: row.name ?? row.value ?? ''
});

/** The same names, each once. */
function unique(ids: readonly string[]): readonly string[] {
	return new Set(ids).size === ids.length ? ids : idsFromNames(ids);
}

interface Open {
	readonly kind: 'group' | 'repeat';
	readonly relevant: string;
}

function surveyReader(lists: Lists, language: string) {
	const questions: Question[] = [];
	const remarks: Remark[] = [];
	const open: Open[] = [];
	const byName = new Map<string, { readonly question: Question; readonly names: ReadonlyMap<string, string> }>();
	const taken = new Set<string>();
	const remark = (what: string, why: string, params?: Remark['params']) =>
		void remarks.push(params ? { what, why, params } : { what, why });

	function idFor(name: string): string {
		const [id] = taken.has(plainId(name)) ? idsFromNames([name], taken) : [plainId(name)];
		taken.add(id!);
		return id!;
	}

	function add(question: Question, row: FormRow, name: string, names: ReadonlyMap<string, string>) {
		if (questions.length >= MOST_QUESTIONS) throw new ImportRefused('form-too-large');
		const shownIf = shownIfOf(row, name);
		const kept = shownIf ? ({ ...question, shownIf } as Question) : question;
		questions.push(kept);
		byName.set(name, { question: kept, names });
	}

	/** Its own condition, and those of the groups it stands in; together only when there is one. */
	function shownIfOf(row: FormRow, name: string): ShownIf | undefined {
		const all = [...open.map(({ relevant }) => relevant), row.relevant ?? ''].filter(Boolean);
		if (all.length === 0) return undefined;
		const shownIf = conditionOn(all.length === 1 ? all[0]! : all.map((one) => `(${one})`).join(' and '));
		if (!shownIf) remark(name, 'relevant', { condition: all.join(' and ').slice(0, 200) });
		return shownIf;
	}

	/** In our words, where it rests on one earlier question and on what that one offers. */
	function conditionOn(relevant: string): ShownIf | undefined {
		const condition = readRelevant(relevant);
		const earlier = condition && byName.get(condition.question);
		if (!earlier || earlier.question.type === 'section') return undefined;
		// Of a ranking only what came first could decide, and "selected" says no such thing.
		if (condition.options && earlier.question.type === 'ranking') return undefined;
		const { id } = earlier.question;
		if (!condition.options) return { question: id };
		const options = condition.options.flatMap((option) => earlier.names.get(option) ?? []);
		const isKnown = options.length === condition.options.length && optionsOf(earlier.question);
		return isKnown ? { question: id, options } : undefined;
	}

	function enter(kind: Open['kind'], row: FormRow, name: string, title: Words, help: Words | undefined) {
		if (isSaid(title)) {
			const text = Object.fromEntries(
				Object.keys(title).map((tag) => [
					tag,
					tag === 'nl' ? 'Hierover gaan de volgende vragen.' : 'The next questions are about this.'
				])
			);
			const section = sectionOf({ ...bare(name, title), help: help ?? text }, title);
			add(section, row, name, new Map());
		}
		if (kind === 'repeat') remark(name, 'repeat');
		open.push({ kind, relevant: row.relevant ?? '' });
	}

	const bare = (name: string, title: Words, id = idFor(name)): Row => ({
		...{ id, type: '', title, help: undefined, required: false },
		...{ appearance: '', parameters: '', options: [], language }
	});

	function see(row: FormRow) {
		const { type, list, orOther } = typeIn(row);
		if (type === '') return;
		const name = row.name ?? row.label ?? type;
		const around = /^(begin|end)_(group|repeat)$/.exec(type);
		if (around?.[1] === 'end') return void open.pop();
		const { title, help } = textsOf(row);
		if (around) return enter(around[2] as Open['kind'], row, name, title, help);
		if (UNASKED.test(type)) return remark(name, 'unasked', { type });
		ask(
			row,
			name,
			{ ...bare(name, isSaid(title) ? title : { [language]: name.slice(0, LABEL) }), type, help },
			list,
			orOther
		);
	}

	function textsOf(row: FormRow) {
		const hint = wordsIn(row, 'hint', language, HELP);
		return { title: wordsIn(row, 'label', language, TITLE), help: isSaid(hint) ? hint : undefined };
	}

	function ask(row: FormRow, name: string, begun: Row, list: string, orOther: boolean) {
		const listed = lists.get(list) ?? [];
		const options = listed.map(({ id, label }): Option => ({ id, label }));
		const made = questionOf({
			...begun,
			options: orOther ? withOther(options, language) : options,
			required: isRequired(row),
			...{ appearance: row.appearance ?? '', parameters: row.parameters ?? '' }
		});
		if (!made) return remark(name, 'type', { type: begun.type });
		if (made.remark) remark(name, made.remark);
		remarkOnRules(row, name);
		add(made.question, row, name, new Map(listed.map((option) => [option.name, option.id])));
	}

	function seeGrid({ kind, group, above, rows, list }: Grid) {
		const name = group.name ?? rows[0]!.name!;
		const said = [group, ...above].map((row) => textsOf(row).title).filter(isSaid);
		const help = textsOf(group).help ?? said[1];
		const ids = unique(rows.map((row) => plainId(row.name!)));
		const parts = rows.map((row, index): Row => {
			const { title } = textsOf(row);
			const words = isSaid(title) ? title : { [language]: row.name!.slice(0, LABEL) };
			return { ...bare(name, words, ids[index]), parameters: row.parameters ?? '' };
		});
		const required = rows.some(isRequired);
		const options = (lists.get(list) ?? []).map(({ id, label }): Option => ({ id, label }));
		if (required) remark(name, 'rows-may-stay-open');
		if (kind === 'sliders') remark(name, 'range-as-slider');
		for (const row of rows) remarkOnRules(row, row.name!);
		add(gridQuestion({ ...bare(name, said[0]!), help, required, options }, kind, parts), group, name, new Map());
	}

	/** What this form does besides asking, and we do not. */
	function remarkOnRules(row: FormRow, name: string) {
		if (row.constraint) remark(name, 'constraint', { condition: row.constraint.slice(0, 200) });
		if (row.choice_filter) remark(name, 'choice-filter');
		if (/\$\{/.test(labelOf(row))) remark(name, 'piping');
	}

	return { see, seeGrid, end: () => ({ questions, remarks }) };
}

const isRequired = ({ required = '' }: FormRow): boolean => /^(yes|true|true\(\)|1)$/i.test(required);

const labelOf = (row: FormRow): string =>
	Object.entries(row)
		.filter(([name]) => /^(label|hint)/.test(name))
		.map(([, cell]) => cell)
		.join(' ');

function withOther(options: readonly Option[], language: string): readonly Option[] {
	const [id] = idsFromNames(['other'], new Set(options.map(({ id }) => id)));
	return [...options, { id: id!, label: { [language]: wordingIn(language).other }, writeIn: true }];
}

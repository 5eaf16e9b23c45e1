/**
 * A SenseMaker framework or a NarraFirma form without its experiences. The importers read both beside a file of experiences,
 * so they are given the header such a file would have, with nothing under it.
 */
import type { CsvRecord } from '../csv/records.ts';
import { parseStoryForm, type FormQuestion, type StoryForm } from '../narrafirma/form.ts';
import { mapNarrafirma } from '../narrafirma/mapping.ts';
import { questionnaireOf } from '../questionnaire-of.ts';
import { parseFramework, type Signifier } from '../sensemaker/framework.ts';
import { mapSensemaker } from '../sensemaker/mapping.ts';
import type { Surveyed } from '../sheet.ts';
import { asksStones, withStones } from '../sensemaker/stones.ts';
import { surveyColumns } from '../survey.ts';
import { usedColumns } from '../mapping.ts';
import type { ReadQuestionnaire, Remark } from './read.ts';

/** @throws ImportRefused when it is no framework */
export function readFrameworkAlone(source: string): ReadQuestionnaire {
	const framework = parseFramework(source);
	const columns = framework.signifiers.map((signifier) => ({ signifier, headers: headersOf(signifier) }));
	const { mapping } = mapSensemaker(emptySheet(['id', ...columns.flatMap(({ headers }) => headers)]), framework);
	const used = usedColumns(mapping);
	const remarks = columns
		.filter(({ signifier, headers }) => !NO_QUESTION.has(signifier.type) && !headers.some((header) => used.has(header)))
		.map(({ signifier: { title, id, type } }): Remark => ({ what: title || id, why: 'type', params: { type } }));
	const asked = questionnaireOf(mapping, framework.name);
	const stones = withStones(asked.questions, framework.signifiers, mapping.language);
	return {
		kind: 'sensemaker',
		questionnaire: { ...asked, questions: stones.questions },
		remarks: [...remarks, ...stones.remarks]
	};
}

const NO_QUESTION = new Set('label save navigation image embed embedded section page link button'.split(' '));

function headersOf(signifier: Signifier): readonly string[] {
	const { id, type, allowsNotApplicable } = signifier;
	const own = ownHeadersOf(signifier);
	return allowsNotApplicable && type !== 'freetext' ? [...own, `${id}_NA`] : own;
}

function ownHeadersOf(signifier: Signifier): readonly string[] {
	const { id, type, labels, items, stones, maxResponses } = signifier;
	if (type === 'triad') return labels.map((label) => `${id}_${label.id}`);
	if (type === 'dyad' || type === 'slider') return [`${id}_percentX`];
	if (asksStones(signifier)) return stones.flatMap((stone) => [`${id}_${stone.id}_xRight`, `${id}_${stone.id}_yTop`]);
	const isSeveral = (type === 'list' || type === 'imageselect') && maxResponses > 1;
	return isSeveral ? items.map((item) => `${id}_${item.id}`) : [id];
}

/** @throws ImportRefused when it is no story form */
export function readStoryFormAlone(records: readonly CsvRecord[], title: string): ReadQuestionnaire {
	const form = parseStoryForm(records);
	const { imports, questions } = form;
	const facts = [imports.titleColumn, imports.textColumn, imports.dateColumn, imports.languageColumn];
	const headers = [...facts, ...questions.flatMap((question) => columnsOf(question, form))];
	const { mapping, withoutColumn } = mapNarrafirma(emptySheet([...new Set(headers)]), form);
	return {
		kind: 'narrafirma',
		questionnaire: questionnaireOf(mapping, title),
		...(form.welcome ? { welcome: form.welcome } : {}),
		...(form.thanks ? { thanks: form.thanks } : {}),
		remarks: [
			...withoutColumn.map((what) => ({ what, why: 'nothing-to-choose' })),
			...form.ignored.map((what) => ({ what, why: 'ignored' }))
		]
	};
}

function columnsOf({ column, type, answers, options }: FormQuestion, { imports }: StoryForm): readonly string[] {
	const writeIn = options.writeInTextBoxLabel ? [`WRITEIN_${column}`] : [];
	if (type !== 'yes-no') return [column, ...writeIn];
	return [...answers.map(({ name }) => column + imports.separator + name + imports.ending), ...writeIn];
}

const emptySheet = (header: readonly string[]): Surveyed => ({
	layout: { headerIndex: 0, header, labels: undefined, labelIndexes: new Set(), remarks: false },
	columns: surveyColumns(header.length).columns,
	sample: []
});

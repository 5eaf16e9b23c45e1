/** What an import says on the screen: everything that was read is counted somewhere, and no teller's word is in it. */
import type { Say } from '#lib/platform/messages.ts';
import { columnRefs, usedColumns, type MappedOption, type MappedQuestion } from '#lib/signify/imports/mapping.ts';
import type { PreparedImport, RefusedRow } from '#lib/signify/imports/server/prepare.ts';
import type { ImportOutcome } from './import-stories.ts';

export interface Reported {
	readonly prepared: PreparedImport;
	readonly outcome: ImportOutcome;
	readonly name: string;
	readonly check: boolean;
	/** The first of them; the report file has all. */
	readonly refused: readonly RefusedRow[];
}

const MOST_LINES = 20;
const LONGEST_NAME = 90;

export function reportLines(reported: Reported, say: Say): readonly string[] {
	return [
		...rowLines(reported, say),
		'',
		...questionLines(reported, say),
		...cellLines(reported, say),
		...columnLines(reported, say),
		'',
		...pointLines(reported, say)
	];
}

/** A name from a file, safe to print: one line, no control characters, not endless. */
export function printable(name: string): string {
	// eslint-disable-next-line no-control-regex -- these are what is taken out
	const plain = name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim();
	return plain.length <= LONGEST_NAME ? plain : `${plain.slice(0, LONGEST_NAME - 1)}…`;
}

const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

function rowLines({ prepared, outcome, check, refused }: Reported, say: Say): string[] {
	const { file, delimiter, tally, skipped } = prepared;
	const name = file.path.split(/[/\\]/).at(-1)!;
	const refusedRows = tally.read - tally.kept;
	const counted = { count: tally.kept, added: outcome.added, known: outcome.alreadyThere };
	const between = tally.firstToldAt && {
		first: dayOf(tally.firstToldAt),
		last: dayOf(tally.lastToldAt!)
	};
	return [
		say('import.report.file', {
			file: printable(name),
			encoding: file.encoding,
			delimiter: say(`import.delimiter.${DELIMITERS[delimiter]}`)
		}),
		say('import.report.read', { count: tally.read }),
		`  ${say('import.report.skipped', skipped)}`,
		say(check ? 'import.report.would-keep' : 'import.report.kept', counted),
		...indent([
			prepared.versions > 1 && say('import.report.versions', { count: prepared.versions }),
			between && say('import.report.told-between', between),
			tally.withoutMoment > 0 && say('import.report.without-moment', { count: tally.withoutMoment }),
			tally.withoutText > 0 && say('import.report.without-text', { count: tally.withoutText }),
			prepared.mapping.text.length === 0 && say('import.report.no-text-column')
		]),
		say('import.report.refused', { count: refusedRows }),
		...indent(
			refused
				.slice(0, MOST_LINES)
				.map(({ line, problem }) => say('import.report.line', { line, reason: say(`import.row.${problem}`) }))
		),
		...more(refusedRows - MOST_LINES, say)
	];
}

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
const indent = (lines: readonly (string | false | undefined)[]): string[] =>
	lines.filter(Boolean).map((line) => `  ${String(line)}`);
const more = (count: number, say: Say): string[] => (count > 0 ? [`  ${say('import.report.more', { count })}`] : []);

/** A tick beside a question like this was the teller's wish; it is for a person to weigh. */
const ABOUT_ACCESS = /consent|permission|access control|toestemming|privacy|anonym|anoniem|wie mag|who may/i;

function questionLines({ prepared }: Reported, say: Say): string[] {
	const { mapping, tally, withoutColumn, ignored } = prepared;
	const openings = mapping.opening?.options ?? [];
	return [
		say('import.report.questions', { count: mapping.questions.length }),
		...mapping.questions.flatMap((question, i) => questionLine(question, i + 1, tally, say)),
		...(openings.length > 0 ? [say('import.report.openings', { count: openings.length })] : []),
		...indent(openings.map(({ id, label }) => `${tally.openings.get(id) ?? 0}× ${printable(label)}`)),
		...(withoutColumn.length > 0 ? [say('import.report.without-column', { count: withoutColumn.length })] : []),
		...indent(withoutColumn.slice(0, MOST_LINES).map(printable)),
		...(ignored.length > 0
			? [say('import.report.ignored', { types: printable([...new Set(ignored)].join(', ')) })]
			: [])
	];
}

function questionLine(
	question: MappedQuestion,
	number: number,
	{ questions }: PreparedImport['tally'],
	say: Say
): string[] {
	const { answered = 0, notApplicable = 0, options: chosen } = questions.get(question.id) ?? {};
	const type = say(`import.type.${question.type}`);
	const isAboutAccess = answered > 0 && ABOUT_ACCESS.test(question.title);
	return [
		`${String(number).padStart(3)}. ${printable(question.title)}`,
		...indent([
			say('import.report.question', { type, count: answered, notApplicable }),
			howRead(question, say),
			...('options' in question ? optionLines(question, question.options, chosen, say) : []),
			question.guessed && say('import.report.guessed'),
			isAboutAccess && `! ${say('import.report.privacy', { count: answered })}`
		]).map((line) => `   ${line}`)
	];
}

function optionLines(
	question: MappedQuestion,
	options: readonly MappedOption[],
	chosen: ReadonlyMap<string, number> | undefined,
	say: Say
): (string | false)[] {
	const extra = question.guessed ? 0 : options.filter((option) => option.extra).length;
	const counts = options.map(({ id, label }) => `${printable(label).slice(0, 40)} ${chosen?.get(id) ?? 0}`);
	return [
		`${counts.slice(0, MOST_LINES).join(' · ')}${options.length > MOST_LINES ? ' · …' : ''}`,
		extra > 0 && say('import.report.extra-options', { count: extra })
	];
}

function howRead(question: MappedQuestion, say: Say): string | false {
	if (question.type === 'triad') {
		const { geometry, scale } = question;
		return say('import.report.triad-read', { geometry: say(`import.geometry.${geometry}`), scale });
	}
	return question.type === 'slider' && say('import.report.slider-read', { min: question.min, max: question.max });
}

function cellLines({ prepared: { tally, layout } }: Reported, say: Say): string[] {
	const complaints = [...tally.complaints.values()].sort((a, b) => b.count - a.count);
	if (complaints.length === 0) return [];
	const refs = columnRefs(layout.header);
	return [
		'',
		say('import.report.cells', { count: complaints.reduce((sum, { count }) => sum + count, 0) }),
		...indent(
			complaints.slice(0, MOST_LINES).map(({ problem, column, count }) =>
				say('import.report.cell', {
					count,
					reason: say(`import.cell.${problem}`),
					column: printable(refs[column] ?? `#${column + 1}`)
				})
			)
		),
		...more(complaints.length - MOST_LINES, say)
	];
}

function columnLines({ prepared, check }: Reported, say: Say): string[] {
	const { leftOut } = prepared.mapping;
	const riddles = leftOut.filter(({ why }) => why === 'not-understood');
	const others = leftOut.filter(({ why }) => why !== 'not-understood');
	const line = ({ column, why, shape, filled }: (typeof leftOut)[number]) =>
		say('import.report.column', {
			column: printable(column),
			why: say(`import.why.${why}`),
			filled: filled ?? 0,
			shape: say(`import.shape.${shape ?? 'empty'}`)
		});
	return [
		...(check ? ['', say('import.report.columns'), ...indent(guessLines(prepared, say))] : []),
		'',
		say('import.report.not-understood', { count: riddles.length }),
		...indent(riddles.slice(0, MOST_LINES).map(line)),
		...more(riddles.length - MOST_LINES, say),
		say('import.report.left-out', { count: others.length }),
		...indent(others.slice(0, MOST_LINES).map(line)),
		...more(others.length - MOST_LINES, say)
	];
}

/** What every column that is read is read as. */
function guessLines({ mapping, layout }: PreparedImport, say: Say): string[] {
	const used = usedColumns(mapping);
	const numbers = new Map(mapping.questions.map(({ id, type }, i) => [id, `${i + 1}. ${say(`import.type.${type}`)}`]));
	return columnRefs(layout.header).flatMap((ref) => {
		const use = used.get(ref);
		return use === undefined ? [] : [`${printable(ref)} → ${numbers.get(use) ?? say(`import.fact.${use}`)}`];
	});
}

function pointLines({ outcome, name, check }: Reported, say: Say): string[] {
	const words = { name: printable(name), version: outcome.version };
	const key =
		outcome.point === 'new'
			? check
				? 'point-would-be-new'
				: 'point-new'
			: outcome.questionnaire === 'grown'
				? 'point-grown'
				: 'point-known';
	return [
		say(`import.report.${key}`, words),
		check ? say('import.report.check') : say('import.report.dashboard', { slug: outcome.slug })
	];
}

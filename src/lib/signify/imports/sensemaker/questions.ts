/** The columns of one SenseMaker question as a question of ours; with its description, or from the columns alone. */
import { dotOfShares, geometryOf, sharesFrom, type Geometry } from '../geometry.ts';
import type { MappedChoice, MappedChoices, MappedOption, MappedSlider, MappedTriad } from '../mapping.ts';
import { idsFromNames, plainId } from '../names.ts';
import { numberIn } from '../number.ts';
import type { Surveyed } from '../sheet.ts';
import { UUID } from '../survey.ts';
import type { wordingIn } from '../wording.ts';
import type { Axis, Item } from './framework.ts';
import type { Group, GroupColumn } from './groups.ts';

type Wording = ReturnType<typeof wordingIn>;

/** What there is to say about a question apart from its columns. */
export interface Described {
	readonly title: string;
	readonly required?: boolean;
	readonly guessed?: boolean;
}

const notApplicableOf = ({ notApplicable }: Group) => (notApplicable ? { notApplicable: notApplicable.ref } : {});

export function triadOf(
	group: Group,
	described: Described,
	labels: readonly Item[],
	surveyed: Surveyed,
	wording: Wording
): MappedTriad {
	const items =
		labels.length === 3 ? labels.map(({ id }) => group.items.get(id.toLowerCase())) : [...group.items.values()];
	const shares = items.length === 3 && items.every((item) => item !== undefined) ? items : undefined;
	const scale = scaleOf([group.x, group.y, ...(shares ?? [])]);
	const [top, left, right] = wording.corners.map((corner, i) => labels[i]?.title || corner) as [string, string, string];
	return {
		id: group.id,
		type: 'triad',
		...described,
		...notApplicableOf(group),
		scale,
		geometry: group.x && group.y ? geometryIn(group.x, group.y, shares, scale, surveyed) : 'flat',
		...(group.x && group.y ? { x: group.x.ref, y: group.y.ref } : {}),
		...(shares ? { shares: [shares[0]!.ref, shares[1]!.ref, shares[2]!.ref] } : {}),
		anchors: [top, left, right]
	};
}

/** Numbers that run to 1, or to 100. */
export function scaleOf(columns: readonly (GroupColumn | undefined)[]): number {
	return columns.some((column) => column !== undefined && column.survey.max > 1.5) ? 100 : 1;
}

/** What the dots themselves show, when they stand beside their shares or outside one of the triangles; else what the name says. */
function geometryIn(
	x: GroupColumn & { readonly name: string },
	y: GroupColumn,
	shares: readonly GroupColumn[] | undefined,
	scale: number,
	{ sample }: Surveyed
): Geometry {
	const dots = sample.flatMap((cells) => {
		const dot = numbersOf(cells, [x, y], scale);
		return dot ? [{ x: dot[0]!, y: dot[1]!, cells }] : [];
	});
	const exact = dots.flatMap(({ y, cells }) => {
		const meant = shares && numbersOf(cells, shares, scale);
		const found = meant && sharesFrom(meant as [number, number, number]);
		return found ? [{ y, shares: found }] : [];
	});
	const off = (geometry: Geometry) =>
		exact.reduce((sum, { y, shares }) => sum + Math.abs(dotOfShares(shares, geometry).y - y), 0);
	if (off('flat') !== off('equilateral')) return off('flat') < off('equilateral') ? 'flat' : 'equilateral';
	return geometryOf(dots) ?? (/^(xright|x)$/i.test(x.name) ? 'equilateral' : 'flat');
}

function numbersOf(cells: readonly string[], columns: readonly GroupColumn[], scale: number): number[] | undefined {
	const read = columns.map(({ index }) => numberIn(cells[index] ?? ''));
	return read.every((number) => number !== undefined) ? read.map((number) => number / scale) : undefined;
}

export function dyadOf(
	group: Group,
	described: Described,
	labels: readonly Item[],
	wording: Wording
): MappedSlider | undefined {
	const rightItem = labels[1] ? group.items.get(labels[1].id.toLowerCase()) : [...group.items.values()][1];
	const column = group.x ?? rightItem;
	if (!column) return undefined;
	return {
		id: group.id,
		type: 'slider',
		...described,
		...notApplicableOf(group),
		column: column.ref,
		...(rightItem && rightItem !== column ? { rightShare: rightItem.ref } : {}),
		min: 0,
		max: scaleOf([column, rightItem]),
		left: labels[0]?.title || wording.left,
		right: labels[1]?.title || wording.right
	};
}

/** A stone on a canvas has a place on two axes: two sliders, until there is a question type for it. */
export function stonesOf(
	group: Group,
	described: Described,
	stones: readonly Item[],
	axes: { readonly x: Axis; readonly y: Axis },
	wording: Wording
): MappedSlider[] {
	const titles = new Map(stones.map(({ id, title }) => [id.toLowerCase(), title]));
	const known = stones.map(({ id }) => id.toLowerCase()).filter((id) => group.stones.has(id));
	const ids = [...new Set([...known, ...group.stones.keys()])];
	return ids.flatMap((id, i) => {
		const { x, y } = group.stones.get(id)!;
		const stone = titles.get(id) || `${wording.kinds.stone} ${i + 1}`;
		const slider = (column: GroupColumn | undefined, axis: 'x' | 'y'): MappedSlider[] => {
			if (!column) return [];
			const ends = axis === 'x' ? [wording.left, wording.right] : [wording.bottom, wording.top];
			const direction = axis === 'x' ? wording.horizontal : wording.vertical;
			return [
				{
					id: `${group.id}_${id}_${axis}`,
					type: 'slider',
					...described,
					title: `${described.title} – ${stone} (${direction})`,
					...notApplicableOf(group),
					column: column.ref,
					min: 0,
					max: scaleOf([x, y]),
					left: axes[axis].start || ends[0]!,
					right: axes[axis].end || ends[1]!
				}
			];
		};
		return [...slider(x, 'x'), ...slider(y, 'y')];
	});
}

/** More unknown values than this are no options of an older version, but something else. */
const MOST_EXTRA_OPTIONS = 40;
const LONGEST_EXTRA_OPTION = 80;

/** A list in one column, each cell the id of an option. */
export function choiceOf(group: Group, described: Described, items: readonly Item[], wording: Wording): MappedChoice {
	const known = items.map((item): MappedOption => ({
		id: plainId(item.id),
		label: labelOf(item, wording),
		values: [item.id, item.title, item.image].filter(Boolean)
	}));
	const values = new Set(known.flatMap(({ values }) => values!.map((value) => value.toLowerCase())));
	const unknown = [...(group.whole!.survey.values?.keys() ?? [])].filter((value) => !values.has(value.toLowerCase()));
	const fits = unknown.length <= MOST_EXTRA_OPTIONS && unknown.every((value) => value.length <= LONGEST_EXTRA_OPTION);
	const extra = fits ? extraOptions(unknown, known, wording) : [];
	return {
		id: group.id,
		type: 'choice',
		...described,
		...notApplicableOf(group),
		column: group.whole!.ref,
		...withOther([...known, ...extra], group, wording)
	};
}

/** A list with a column for each option, filled where it was chosen. */
export function choicesOf(
	group: Group,
	described: Described,
	items: readonly Item[],
	max: number,
	wording: Wording
): MappedChoices {
	const known = new Set(items.map(({ id }) => id.toLowerCase()));
	const here = items.filter(({ id }) => group.items.has(id.toLowerCase()));
	const fromList = items.map((item): MappedOption => ({ id: item.id, label: labelOf(item, wording) }));
	const unknown = [...group.items.keys()].filter((id) => !known.has(id));
	const options = [...fromList, ...extraOptions(unknown, fromList, wording)];
	const columns = [
		...here.map(({ id }) => [id, group.items.get(id.toLowerCase())!.ref] as const),
		...unknown.map((id) => [id, group.items.get(id)!.ref] as const)
	];
	return {
		id: group.id,
		type: 'choices',
		...described,
		...notApplicableOf(group),
		from: { per: 'option', columns: Object.fromEntries(columns) },
		...(Number.isFinite(max) ? { max } : {}),
		...withOther(options, group, wording)
	};
}

function withOther(options: readonly MappedOption[], { other }: Group, wording: Wording) {
	if (!other) return { options };
	const option: MappedOption = { id: 'other', label: wording.other, values: ['other'], writeIn: true };
	return { options: [...options, option], writeIn: { in: 'column', column: other.ref } as const };
}

function extraOptions(values: readonly string[], known: readonly MappedOption[], wording: Wording): MappedOption[] {
	const ids = idsFromNames(
		values.map((value) => (UUID.test(value) ? value : fileName(value) || value)),
		new Set(known.map(({ id }) => id))
	);
	return values.map((value, i) => ({
		id: UUID.test(value) ? value : ids[i]!,
		label: UUID.test(value) ? wording.unknownOption(value.slice(0, 8)) : fileName(value),
		values: [value],
		extra: true
	}));
}

const labelOf = (item: Item, wording: Wording): string =>
	item.title || fileName(item.image) || wording.unknownOption(item.id.slice(0, 8));

/** `https://…/Comic-agile_127.jpg` reads as `Comic agile 127`. */
const fileName = (path: string): string =>
	/[/\\]|\.(jpe?g|png|gif|svg|webp)$/i.test(path)
		? path
				.split(/[/\\]/)
				.at(-1)!
				.replace(/\.[a-z]+$/i, '')
				.replace(/[-_%20]+/g, ' ')
				.trim()
		: path;

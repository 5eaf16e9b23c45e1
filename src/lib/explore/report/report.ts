/**
 * A report: text, charts, selections and quotes below each other, with a day above them. Its numbers are those of the day they were
 * taken and stay so; its quotes are looked up each time, so that they are gone as soon as their teller wants that. ADR 0043.
 */
import type { Id } from '#lib/platform/id.ts';
import type { FrozenChart } from './frozen-chart.ts';
import type { OutsideChart } from './outside-chart.ts';

export const REPORT_TITLE_MAX_LENGTH = 120;
export const HEADING_MAX_LENGTH = 160;
export const TEXT_MAX_LENGTH = 5000;
export const PASSAGE_MAX_LENGTH = 1000;

/** More than this nobody reads, and a page of it would be slow to open. */
export const MOST_BLOCKS = 60;

/** Heading and paragraphs; one of the two may be empty. */
export interface TextBlock {
	readonly kind: 'text';
	readonly id: string;
	readonly heading: string;
	readonly text: string;
}

export interface ChartBlock {
	readonly kind: 'chart';
	readonly id: string;
	/** What is counted again when the numbers are renewed: a dimension, under the filters of a dashboard address. */
	readonly dimension: string;
	readonly query: string;
	readonly frozen: FrozenChart;
	readonly outside: OutsideChart;
}

/** A selection as it was called and counted then; it may be gone by now. */
export interface SelectionBlock {
	readonly kind: 'selection';
	readonly id: string;
	readonly selectionId: Id<'selection'>;
	readonly name: string;
	readonly question: string;
	/** ISO 8601 */
	readonly keptAt: string;
	readonly keptBy: string | null;
	readonly stories: number;
}

/** Where a passage stands in a story; never its words. */
export interface QuoteBlock {
	readonly kind: 'quote';
	readonly id: string;
	readonly storyId: Id<'story'>;
	/** In the text of the story; `until` is not in it. */
	readonly from: number;
	readonly until: number;
	/** Tells whether the same words still stand there; made with a key of the house. */
	readonly seal: string;
}

export type Block = TextBlock | ChartBlock | SelectionBlock | QuoteBlock;
export type Blocks = readonly Block[];

export type BlockChange =
	| { readonly do: 'add'; readonly block: Block }
	| { readonly do: 'set'; readonly block: Block }
	| { readonly do: 'move'; readonly id: string; readonly by: 1 | -1 }
	| { readonly do: 'remove'; readonly id: string };

export type BlockRefusal = 'no-such-block' | 'too-many-blocks';

/** @returns the blocks after the change, or why not; a move beyond an end changes nothing */
export function changeBlocks(blocks: Blocks, change: BlockChange): Blocks | BlockRefusal {
	if (change.do === 'add') return blocks.length >= MOST_BLOCKS ? 'too-many-blocks' : [...blocks, change.block];
	const id = change.do === 'set' ? change.block.id : change.id;
	const at = blocks.findIndex((block) => block.id === id);
	const block = blocks[at];
	if (!block) return 'no-such-block';
	if (change.do === 'remove') return blocks.toSpliced(at, 1);
	if (change.do === 'set') return change.block.kind === block.kind ? blocks.with(at, change.block) : 'no-such-block';
	const to = Math.min(Math.max(at + change.by, 0), blocks.length - 1);
	return blocks.toSpliced(at, 1).toSpliced(to, 0, block);
}

/** A passage with the line ends of a form, as it stands in a text; `undefined` when it does not. */
export function findPassage(
	text: string,
	passage: string
): { readonly from: number; readonly until: number } | undefined {
	const wanted = passage.replaceAll('\r\n', '\n').trim();
	const from = text.indexOf(wanted);
	return wanted === '' || from < 0 ? undefined : { from, until: from + wanted.length };
}

export interface ReportDetails {
	readonly title: string;
	/** `2027-03-14` */
	readonly datedOn: string;
}

export interface Report extends ReportDetails {
	readonly id: Id<'report'>;
	readonly blocks: Blocks;
	readonly revision: number;
	/** Until when the link works that somebody may have; `null` when there is none, or it is over. */
	readonly linkUntil: Date | null;
	readonly createdByName: string | null;
	readonly createdAt: Date;
}

export type ReportSummary = Pick<Report, 'id' | 'title' | 'datedOn' | 'linkUntil'> & { readonly blocks: number };

/** Days a link works at least, usually and at most. */
export const LINK_DAYS = { least: 1, usual: 92, most: 366 } as const;

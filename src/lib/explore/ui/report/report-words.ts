import type { Say } from '#lib/platform/messages.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { LINK_DAYS, PASSAGE_MAX_LENGTH, REPORT_TITLE_MAX_LENGTH, TEXT_MAX_LENGTH } from '../../report/report.ts';
import type { TeamBlock } from '../../report/shown-block.ts';

/** A deed that was refused, with what was typed. */
export interface Refused {
	readonly deed: string;
	readonly values: Readonly<Record<string, unknown>>;
	readonly issues?: Readonly<Record<string, readonly string[] | undefined>>;
	readonly problem?: string;
}

/** Why a deed was refused. */
export function sentenceOf({ deed, issues, problem }: Refused, say: Say): string {
	if (problem) return say(problem);
	if (deed === 'details')
		return say(issues?.title ? 'reports.title.wrong' : 'reports.day.wrong', { most: REPORT_TITLE_MAX_LENGTH });
	if (deed === 'text') return say('reports.text.wrong', { most: TEXT_MAX_LENGTH });
	if (deed === 'quote') return say('reports.quote.wrong', { most: PASSAGE_MAX_LENGTH });
	if (deed === 'share') return say('reports.share.wrong', { least: LINK_DAYS.least, most: LINK_DAYS.most });
	return say('reports.wrong');
}

/** What a block is called in the name of a button. */
export function blockName(block: TeamBlock, at: number, language: string, say: Say): string {
	const number = at + 1;
	switch (block.kind) {
		case 'text':
			return block.heading || say('reports.name.text', { number });
		case 'chart':
			return inLanguage(block.frozen.shape.dimension.title, language);
		case 'selection':
			return block.name;
		case 'quote':
			return say('reports.name.quote', { number });
	}
}

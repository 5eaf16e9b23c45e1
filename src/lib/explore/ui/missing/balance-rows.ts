import type { Say } from '#lib/platform/messages.ts';
import { nameKey } from '../../areas/match-areas.ts';
import { expectedWords, groupName, ratioWords } from '../../missing/balance-words.ts';
import type { ShownBalance } from '../../missing/missing-view.ts';
import { textOf } from '../table-text.ts';

export interface BalanceRows {
	readonly head: readonly string[];
	readonly rows: readonly {
		readonly name: string;
		/** Of the rows of the file that were added up, where they are called otherwise. */
		readonly names: string;
		/** Experiences, people, their share, in proportion, how often. */
		readonly cells: readonly string[];
		readonly says: string;
	}[];
	/** As many as there are in the head. */
	readonly total: readonly string[];
}

/** A balance in words and numbers, the least heard first. */
export function balanceRows({ balance, dimension, who, rows }: ShownBalance, language: string, say: Say): BalanceRows {
	const number = new Intl.NumberFormat(language);
	const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
	return {
		head: [
			say('missing.table.group'),
			say('missing.table.count'),
			say('missing.table.people', { who }),
			say('missing.table.share', { who }),
			say('missing.table.expected'),
			say('missing.table.ratio'),
			say('missing.table.says')
		],
		rows: (balance?.groups ?? []).map((group) => {
			const name = groupName(dimension, group, language);
			const names = rows[group.option] ?? [];
			return {
				name,
				names:
					names.length > 1 || nameKey(names[0] ?? '') !== nameKey(name)
						? say('missing.table.rows', { rows: names.join(' + ') })
						: '',
				cells: [
					number.format(group.count),
					number.format(group.people),
					percent.format(group.share),
					expectedWords(group, { language, say }),
					ratioWords(group, { language, say })
				],
				says: say(`missing.verdict.${group.verdict}`)
			};
		}),
		total: [
			say('missing.table.total'),
			number.format(balance?.stories ?? 0),
			number.format(balance?.people ?? 0),
			percent.format(1),
			number.format(balance?.stories ?? 0),
			'',
			''
		]
	};
}

/** The same as a table to paste elsewhere, with numbers that a spreadsheet reads. */
export function balanceText(shown: ShownBalance, language: string, say: Say): string {
	const { head, rows, total } = balanceRows(shown, language, say);
	const plain = new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false });
	return textOf([
		head,
		...(shown.balance?.groups ?? []).map(({ count, people, share, expected }, place) => {
			const { name, cells, says } = rows[place]!;
			return [name, count, people, plain.format(100 * share), plain.format(expected), cells.at(-1)!, says];
		}),
		[total[0]!, shown.balance?.stories ?? 0, shown.balance?.people ?? 0, '100', '', '', '']
	]);
}

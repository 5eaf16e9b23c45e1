/** Where a ratio stands on a logarithmic scale: in proportion in the middle, twice as often as far to the right as half is to the left. */
import type { GroupBalance } from './balance.ts';

export interface BalanceScale {
	/** From 0, the left end, to 1; what lies beyond an end stands at it. */
	readonly at: (ratio: number) => number;
	readonly ticks: readonly { readonly at: number; readonly words: string }[];
}

/** In doublings; a margin may run out of the picture, a dot as good as never. */
const LEAST_REACH = 1;
const MARGIN_REACH = 3;
const DOT_REACH = 6;
const MOST_TICKS = 3;
const PARTS = ['1', '½', '¼', '⅛', '1/16', '1/32', '1/64'];

export function balanceScale(groups: readonly Pick<GroupBalance, 'ratio'>[]): BalanceScale {
	const far = (ratios: readonly number[]) =>
		Math.ceil(Math.max(0, ...ratios.filter((ratio) => ratio > 0).map((ratio) => Math.abs(Math.log2(ratio)))));
	const dots = Math.min(far(groups.map(({ ratio }) => ratio.size)), DOT_REACH);
	const margins = Math.min(far(groups.flatMap(({ ratio }) => [ratio.low, ratio.high])), MARGIN_REACH);
	const reach = Math.max(LEAST_REACH, dots, margins);
	const at = (ratio: number) => (ratio <= 0 ? 0 : Math.min(Math.max((Math.log2(ratio) + reach) / (2 * reach), 0), 1));
	const step = Math.ceil(reach / MOST_TICKS);
	const ticks = [];
	for (let doubling = -Math.floor(reach / step) * step; doubling <= reach; doubling += step)
		ticks.push({
			at: at(2 ** doubling),
			words: `${doubling < 0 ? PARTS[-doubling]! : String(2 ** doubling)}×`
		});
	return { at, ticks };
}

const DECIMAL = /^[-+]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][-+]?\d+)?$/;

/** A number as people and programs write it, `0,5` included; `undefined` for anything else. */
export function numberIn(cell: string): number | undefined {
	const text = cell.trim();
	if (!DECIMAL.test(text)) return undefined;
	const number = Number(text.replace(',', '.'));
	return Number.isFinite(number) ? number : undefined;
}

import encode from 'qr';

/** A square of light and dark, its quiet margin included. */
export interface QrCode {
	/** Squares along a side. */
	readonly size: number;
	/** The dark squares as an SVG path, one unit a square. */
	readonly path: string;
	readonly rows: readonly (readonly boolean[])[];
}

/** What scanners want around it. */
const MARGIN = 4;

/** A quarter of it may be torn, stained or covered. */
export function qrCodeOf(address: string): QrCode {
	const rows = encode(address, 'raw', { ecc: 'quartile', border: MARGIN });
	const path = rows
		.map((row, y) =>
			runsOf(row)
				.map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)
				.join('')
		)
		.join('');
	return { size: rows.length, path, rows };
}

/** Where dark squares follow each other, and how many. */
function runsOf(row: readonly boolean[]): [start: number, length: number][] {
	const runs: [number, number][] = [];
	for (const [x, isDark] of row.entries()) {
		const last = runs.at(-1);
		if (isDark && last && last[0] + last[1] === x) last[1] += 1;
		else if (isDark) runs.push([x, 1]);
	}
	return runs;
}

export const qrSvg = ({ size, path }: QrCode): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 10}" height="${size * 10}" ` +
	`shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path d="${path}"/></svg>\n`;

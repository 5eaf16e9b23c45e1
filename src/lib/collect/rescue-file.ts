/** The file a teller can download of what waits on a device, read back: each telling exactly as it would have been sent. */

/** One file of many tellings still goes through the door of the house in one piece. */
export const LONGEST_RESCUE = 900_000;
const MOST_TELLINGS = 500;

export interface Rescued {
	/** The story point it was told at; `null` in files of the first release, which did not say. */
	readonly slug: string | null;
	readonly wire: unknown;
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

const unescape = (html: string): string => html.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => SIGNS[name]!);

/** `undefined` when it is no such file, or more than one. */
export function rescuedIn(file: string): readonly Rescued[] | undefined {
	if (file.length > LONGEST_RESCUE) return undefined;
	try {
		const found = file.trimStart().startsWith('<') ? fromHtml(file) : fromJson(JSON.parse(file));
		return found.length > 0 && found.length <= MOST_TELLINGS ? found : undefined;
	} catch {
		return undefined;
	}
}

/** As {@link rescuedIn} reads it again: between looking at a file and bringing it in. */
export const rescuedAsJson = (rescued: readonly Rescued[]): string =>
	JSON.stringify(rescued.map(({ slug, wire }) => ({ vertelpunt: slug, ervaring: wire })));

const fromHtml = (html: string): readonly Rescued[] =>
	[...html.matchAll(/<pre(?: data-vertelpunt="([^"]*)")?>([^<]*)<\/pre>/g)].map(([, slug, json]) => ({
		slug: slug ? unescape(slug) : null,
		wire: JSON.parse(unescape(json!)) as unknown
	}));

function fromJson(json: unknown): readonly Rescued[] {
	return (Array.isArray(json) ? (json as unknown[]) : [json]).map((one) => {
		const { vertelpunt, ervaring } = (one ?? {}) as Record<string, unknown>;
		if (ervaring === undefined) return { slug: null, wire: one };
		return { slug: typeof vertelpunt === 'string' ? vertelpunt : null, wire: ervaring };
	});
}

/** Which file somebody wants, as the address of `ExportForm` says it: `soort`, `vorm`, `kolommen`, `scheiding`. */
import { EXPORT_FORMATS, type ExportFormat } from './export-format.ts';
import { exportWishUnknown } from './problems.ts';

export interface ExportWishes {
	readonly kind: 'stories' | 'codebook';
	readonly format: ExportFormat;
	readonly naming: 'words' | 'codes';
	readonly separator: ',' | ';';
}

const KINDS = { ervaringen: 'stories', codeboek: 'codebook' } as const;
const FORMATS = Object.fromEntries(EXPORT_FORMATS.map((format) => [format, format])) as Record<string, ExportFormat>;
const NAMINGS = { vragen: 'words', codes: 'codes' } as const;
const SEPARATORS = { komma: ',', puntkomma: ';' } as const;

const WISHES = ['soort', 'vorm', 'kolommen', 'scheiding'] as const;
type Wish = (typeof WISHES)[number];

/**
 * What is left out is the first of the form. Nothing is guessed: who asks for `vorm=excel` would get a file that is no workbook.
 * @param besides  other parts that this address may have
 * @throws Problem `invalid`
 */
export function readExportWishes(query: URLSearchParams, besides: readonly string[] = []): ExportWishes {
	const known = [...WISHES, ...besides];
	if ([...query.keys()].some((name) => !known.includes(name))) throw exportWishUnknown('adres');
	return {
		kind: wishIn(query, 'soort', KINDS) ?? 'stories',
		format: wishIn(query, 'vorm', FORMATS) ?? 'csv',
		naming: wishIn(query, 'kolommen', NAMINGS) ?? 'words',
		separator: wishIn(query, 'scheiding', SEPARATORS) ?? ','
	};
}

function wishIn<Meaning>(
	query: URLSearchParams,
	name: Wish,
	meanings: Readonly<Record<string, Meaning>>
): Meaning | undefined {
	const [word, ...more] = query.getAll(name);
	if (word === undefined) return undefined;
	if (more.length > 0 || !Object.hasOwn(meanings, word)) throw exportWishUnknown(name);
	return meanings[word];
}

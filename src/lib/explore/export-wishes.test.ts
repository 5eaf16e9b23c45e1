import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from './export-format.ts';
import { readExportWishes } from './export-wishes.ts';

const read = (query: string, besides?: readonly string[]) => readExportWishes(new URLSearchParams(query), besides);

describe('what an address of a download asks for', () => {
	it('is the first of the form where it says nothing', () => {
		expect(read('')).toEqual({ kind: 'stories', format: 'csv', naming: 'words', separator: ',' });
	});

	it('is what the form can ask', () => {
		for (const format of EXPORT_FORMATS) expect(read(`vorm=${format}`).format).toBe(format);
		expect(read('soort=codeboek&kolommen=codes&scheiding=puntkomma&filter=f.a%3Db', ['filter'])).toEqual({
			kind: 'codebook',
			format: 'csv',
			naming: 'codes',
			separator: ';'
		});
	});

	it.each([
		['vorm=excel', 'vorm'],
		['vorm=', 'vorm'],
		['vorm=toString', 'vorm'],
		['vorm=csv&vorm=xlsx', 'vorm'],
		['soort=alles', 'soort'],
		['kolommen=labels', 'kolommen'],
		['scheiding=tab', 'scheiding'],
		['format=csv', 'adres'],
		['filter=f.a%3Db', 'adres']
	])('is refused when nobody can know what it means: %s', (query, what) => {
		expect(() => read(query)).toThrow(
			expect.objectContaining({ kind: 'invalid', code: `selections.export.unknown.${what}` })
		);
	});
});

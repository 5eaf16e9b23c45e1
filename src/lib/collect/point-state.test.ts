import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isReservedSlug, slugFrom } from './point-state.ts';

describe('the address of a point', () => {
	it('is never one that the house uses for a screen of its own', () => {
		const beside = globSync('src/routes/**/[[]punt[]]').flatMap((folder) => globSync(`${escape(dirname(folder))}/*/`));
		const own = beside.map((folder) => basename(folder)).filter((name) => !name.startsWith('['));
		expect(own).toContain('nieuw');
		expect(own.filter((name) => !isReservedSlug(name))).toEqual([]);
	});

	it('is made of a title', () => {
		expect(slugFrom('Samen leven in Noord')).toBe('samen-leven-in-noord');
	});
});

const escape = (path: string) => path.replace(/[()[\]]/g, '[$&]');

import { describe, expect, it } from 'vitest';
import {
	buildOf,
	filesIn,
	isAway,
	languagesIn,
	mayKeep,
	partOf,
	picturesIn,
	standInFor,
	takesAnyKept
} from './offline.ts';

const HOUSE = 'https://verhalen.example';
const part = (path: string, method = 'GET') => partOf(method, new URL(path, HOUSE), HOUSE);

describe('what of the telling page is kept on the device', () => {
	it.each(['/vertel/lindewaard', '/vertel/lindewaard?taal=en'])('is the page of a story point: %s', (path) => {
		expect(part(path)).toBe('page');
	});

	it.each([
		'/_app/immutable/teller.js?v=1',
		'/_app/immutable/assets/0.x.css',
		'/favicon.svg',
		'/plaatje/0192-a.400.webp'
	])('is the program and what it shows: %s', (path) => expect(part(path)).toBe('file'));

	it.each([
		'/werk/vertelpunten',
		'/volg',
		'/volg/kopie',
		'/api/v1/vertelpunten/lindewaard',
		'/vertel/lindewaard/geluid',
		'/vertel/lindewaard/afmelden/abc',
		'/plaatje/',
		'/plaatje/a/b.webp',
		'/opnames/a.webp',
		'/welkom/abc',
		'/werk/vertelpunten/lindewaard/grafiek.svg',
		'/',
		'https://elders.example/vertel/lindewaard'
	])('is never %s', (path) => expect(part(path)).toBe('leave'));

	it('is never what somebody sends', () => {
		expect(part('/vertel/lindewaard', 'POST')).toBe('leave');
	});

	it('is never what the house says not to store, nor what went wrong or elsewhere', () => {
		const page = { status: 200, redirected: false, cacheControl: 'private, no-cache' };
		expect(mayKeep(page)).toBe(true);
		expect(mayKeep({ ...page, cacheControl: 'no-store' })).toBe(false);
		expect(mayKeep({ ...page, status: 404 })).toBe(false);
		expect(mayKeep({ ...page, redirected: true })).toBe(false);
	});

	it('stands in for a house that is away, not for one that refuses', () => {
		expect([500, 502, 503, 504, 404, 429].map(isAway)).toEqual([false, true, true, true, false, false]);
	});

	it('has each picture that is asked with once, small, and shows that one for a larger one', () => {
		const html = '{"options":[{"picture":"0192-a"},{"picture":"0192-b"},{"picture":"0192-a"}],"a":"plaatje"}';
		expect(picturesIn(html, `${HOUSE}/vertel/lindewaard?taal=en`)).toEqual([
			`${HOUSE}/plaatje/0192-a.400.webp`,
			`${HOUSE}/plaatje/0192-b.400.webp`
		]);
		expect(standInFor(`${HOUSE}/plaatje/0192-a.webp`)).toBe(`${HOUSE}/plaatje/0192-a.400.webp`);
		expect(standInFor(`${HOUSE}/favicon.svg`)).toBeUndefined();
	});

	it('is never shown in the place of another language or another version', () => {
		const takes = (path: string) => takesAnyKept(new URL(path, HOUSE));
		expect(takes('/vertel/lindewaard?via=k7mp')).toBe(true);
		expect(takes('/vertel/lindewaard?taal=en')).toBe(false);
		expect(takes('/vertel/lindewaard?versie=2')).toBe(false);
	});

	it('knows its build, its files and its languages', () => {
		const html = `<link href="../_app/immutable/assets/0.css" rel="stylesheet"><script src="/_app/immutable/teller.js?v=17"></script>
			<a href="?taal=en">English</a><a href="?taal=nl">Nederlands</a><a href="/werk">x</a><img src="https://elders.example/a.svg">`;
		const base = `${HOUSE}/vertel/lindewaard`;
		expect(buildOf(html)).toBe('17');
		expect(filesIn(html, base)).toEqual([
			`${HOUSE}/_app/immutable/assets/0.css`,
			`${HOUSE}/_app/immutable/teller.js?v=17`
		]);
		expect(languagesIn(html, base)).toEqual([`${base}?taal=en`, `${base}?taal=nl`]);
		expect(buildOf('<p>hotel</p>')).toBeUndefined();
	});
});

import { describe, expect, it } from 'vitest';
import { buildOf, filesIn, isAway, languagesIn, mayKeep, partOf } from './offline.ts';

const HOUSE = 'https://verhalen.example';
const part = (path: string, method = 'GET') => partOf(method, new URL(path, HOUSE), HOUSE);

describe('what of the telling page is kept on the device', () => {
	it.each(['/vertel/lindewaard', '/vertel/lindewaard?taal=en'])('is the page of a story point: %s', (path) => {
		expect(part(path)).toBe('page');
	});

	it.each(['/_app/immutable/teller.js?v=1', '/_app/immutable/assets/0.x.css', '/favicon.svg'])(
		'is the program: %s',
		(path) => expect(part(path)).toBe('file')
	);

	it.each([
		'/werk/vertelpunten',
		'/volg',
		'/volg/kopie',
		'/api/v1/vertelpunten/lindewaard',
		'/vertel/lindewaard/geluid',
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

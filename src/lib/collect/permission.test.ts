import { describe, expect, it } from 'vitest';
import { permissionFor } from './permission.ts';
import type { Consent } from './story-point.ts';

const consent = (id: string, use?: Consent['use']): Consent => ({
	id,
	text: { nl: id },
	required: false,
	...(use && { use })
});

describe('a use of a story', () => {
	const asked = [consent('keep'), consent('table', 'discuss'), consent('report', 'quote'), consent('site', 'quote')];

	it('is permitted when its teller said yes to all that is about it', () => {
		expect(permissionFor('discuss', asked, { table: true })).toBe('given');
		expect(permissionFor('quote', asked, { report: true, site: true })).toBe('given');
		expect(permissionFor('quote', asked, { report: true, site: false })).toBe('refused');
	});

	it('is refused when its teller said no, or was never asked while others are', () => {
		expect(permissionFor('discuss', asked, { keep: true, table: false })).toBe('refused');
		expect(permissionFor('discuss', asked, {})).toBe('refused');
	});

	it('may be a piece in a report for who wants anybody to read it, not the other way around', () => {
		const site = [consent('site', 'publish')];
		expect(permissionFor('quote', site, { site: true })).toBe('given');
		expect(permissionFor('quote', site, {})).toBe('refused');
		expect(permissionFor('publish', [consent('report', 'quote')], { report: true })).toBe('not-asked');
		const both = [consent('report', 'quote'), ...site];
		expect(permissionFor('quote', both, { report: true })).toBe('given');
		expect(permissionFor('publish', both, { report: true })).toBe('refused');
	});

	it('is not asked where nothing is about it, whatever the words and ids look like', () => {
		expect(permissionFor('quote', [consent('quote'), consent('table', 'discuss')], { quote: true })).toBe('not-asked');
	});
});

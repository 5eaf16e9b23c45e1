import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf } from './password.ts';

const own = ['Bram de Boer', 'bram.boer@debrug.example'];

describe('a password', () => {
	it.each([
		['', 'too-short'],
		['elf tekens!', 'too-short'],
		['x'.repeat(201), 'too-long'],
		['wachtwoord123', 'too-common'],
		['Wachtw00rd2026!', 'too-common'],
		['welkomwelkom', 'too-common'],
		['Welkom01!!!!!', 'too-common'],
		['qwertyuiop[]', 'too-common'],
		['123456789012', 'too-common'],
		['aaaaaaaaaaaaaa', 'too-common'],
		['abcabcabcabc', 'too-common'],
		['bramdeboer12', 'too-personal'],
		['Bram.Boer2026', 'too-personal'],
		['debrugexample', 'too-personal']
	])('%j is %s', (password, fault) => {
		expect(faultOf(password, own)).toBe(fault);
	});

	it.each([
		'regen op het dak',
		'paard fiets lamp nietje',
		'brams kat eet graag vis',
		'f7!Kq0-mZp2x',
		'ééndagsvlieg in mei'
	])('%j is good enough', (password) => {
		expect(faultOf(password, own)).toBeUndefined();
	});

	it('may be anything else that is long enough and not made of a rule', () => {
		fc.assert(
			fc.property(fc.uuid(), (password) => {
				expect(faultOf(password, own)).toBeUndefined();
			})
		);
	});
});

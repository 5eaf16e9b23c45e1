import { describe, expect, it } from 'vitest';
import { signInPath, wayOn } from './way-back.ts';

describe('the way on after signing in', () => {
	it('is where somebody was going', () => {
		const asked = signInPath(new URL('https://x.example/werk/vertelpunten?kies=a&kies=b#c'));
		expect(wayOn(new URL(asked, 'https://x.example').searchParams.get('naar'))).toBe(
			'/werk/vertelpunten?kies=a&kies=b'
		);
	});

	it.each([
		null,
		'',
		'werk/x',
		'https://evil.example/werk/x',
		'//evil.example/werk/x',
		'/\\evil.example/werk/x',
		'/\t/evil.example/werk/x',
		'/werk/../volg',
		'/werk/inloggen',
		'/werkelijk',
		'javascript:alert(1)'
	])('is never %j', (wanted) => {
		expect(wayOn(wanted)).toBe('/werk');
	});
});

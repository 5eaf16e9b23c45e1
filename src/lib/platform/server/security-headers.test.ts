import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { allowStylesheet, secureAnswer } from './security-headers.ts';

describe('security headers', () => {
	it('ask for https only where https is', () => {
		const [plain, secure] = [new Headers(), new Headers()];
		secureAnswer(plain, false);
		secureAnswer(secure, true);
		expect(plain.get('strict-transport-security')).toBeNull();
		expect(secure.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
	});

	it('let an answer that is no page load nothing, and keep what a page says itself', () => {
		const [json, page] = [new Headers(), new Headers({ 'content-security-policy': "style-src 'self'" })];
		secureAnswer(json, false);
		secureAnswer(page, false);
		expect(json.get('content-security-policy')).toMatch(/^default-src 'none'/);
		expect(page.get('content-security-policy')).toBe("style-src 'self'");
	});

	it('let the page for what fails outside of a page wear its own style, and load nothing', async () => {
		const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' });
		secureAnswer(headers, false);
		const html = await readFile(new URL('../../../error.html', import.meta.url), 'utf8');
		const style = createHash('sha256').update(/<style>([^]*)<\/style>/.exec(html)![1]!);
		const policy = headers.get('content-security-policy');
		expect(policy).toContain(`style-src 'sha256-${style.digest('base64')}'`);
		expect(policy).toMatch(/^default-src 'none'/);
	});

	it('open the door for one stylesheet, not for its neighbours', () => {
		const headers = new Headers({
			'content-security-policy': "default-src 'self'; style-src 'self' 'nonce-x'; style-src-attr 'none'"
		});
		allowStylesheet(headers, '/eigen/thema.css');
		allowStylesheet(headers, 'https://huisstijl.example/thema.css?versie=1&kleur=2');
		expect(headers.get('content-security-policy')).toBe(
			"default-src 'self'; style-src https://huisstijl.example/thema.css 'self' 'nonce-x'; style-src-attr 'none'"
		);
	});
});

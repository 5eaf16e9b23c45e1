import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it, SCREENS, signIn } from './house.ts';
import { ADMINISTRATOR } from './setup.ts';

const somebody = () => `sam${Date.now()}${Math.floor(Math.random() * 1e6)}@debrug.example`;
const password = 'regen op het dak';

/** Invites a colleague and gives back the link that was shown. */
async function invite(administrator: Page, email: string, roles = ['facilitator']): Promise<string> {
	await administrator.goto('/werk/beheer/accounts');
	await administrator.fill('[name=email]', email);
	for (const box of await administrator.locator('[name=roles]').all())
		await box.setChecked(roles.includes(await box.inputValue()));
	await administrator.click('form[action="?/invite"] button');
	return administrator.inputValue('#link');
}

async function introduce(page: Page, link: string): Promise<void> {
	await page.goto(link);
	await page.fill('[name=name]', 'Sam');
	await page.fill('[name=password]', password);
	await page.press('[name=password]', 'Enter');
	await page.waitForURL((url) => url.pathname.startsWith('/werk'));
}

describe('signing in', () => {
	it('works by keyboard alone and leads to where somebody was going', async ({ page }) => {
		await page.goto('/werk/beheer/logboek?wie=house');
		expect(new URL(page.url()).pathname).toBe('/werk/inloggen');
		await expectNoAxeViolations(page);

		await page.keyboard.press('Tab');
		while ((await page.evaluate(() => document.activeElement?.getAttribute('name'))) !== 'email')
			await page.keyboard.press('Tab');
		await page.keyboard.type(ADMINISTRATOR.email);
		await page.keyboard.press('Tab');
		await page.keyboard.type(ADMINISTRATOR.password);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/werk/beheer/logboek?wie=house');
	});

	it('never leads to another site', async ({ page, address }) => {
		await page.goto('/werk/inloggen?naar=//evil.example/werk');
		await page.fill('[name=email]', ADMINISTRATOR.email);
		await page.fill('[name=password]', ADMINISTRATOR.password);
		await page.press('[name=password]', 'Enter');
		await page.waitForURL((url) => url.pathname !== '/werk/inloggen');
		expect(page.url().startsWith(`${address}/werk`)).toBe(true);
	});

	it('says what is wrong, keeps the address and forgets the password', async ({ page }) => {
		await page.goto('/werk/inloggen');
		await page.fill('[name=email]', somebody());
		await page.fill('[name=password]', 'niet het goede wachtwoord');
		await page.press('[name=password]', 'Enter');
		await page.waitForSelector('[role=alert]');
		await expectNoAxeViolations(page);
		expect(await page.inputValue('[name=email]')).toContain('@debrug.example');
		expect(await page.content()).not.toContain('niet het goede wachtwoord');
	});

	it('works without JavaScript, and so does signing out', async ({ visit }) => {
		const page = await visit({ javaScriptEnabled: false });
		await signIn(page);
		await page.goto('/werk/account');
		await expectNoAxeViolations(page);
		await page.click('form[action="/werk/uitloggen"] button');
		await page.goto('/werk/account');
		expect(new URL(page.url()).pathname).toBe('/werk/inloggen');
	});

	it('lets a password be pasted, filled in by a manager and looked at', async ({ page }) => {
		await page.goto('/werk/inloggen');
		const field = page.locator('[name=password]');
		expect(await field.getAttribute('autocomplete')).toBe('current-password');
		await field.fill('zichtbaar');
		await page.click('button[aria-pressed]');
		expect(await field.getAttribute('type')).toBe('text');
		expect(await field.inputValue()).toBe('zichtbaar');
	});
});

describe('a colleague', () => {
	it('comes in by a link that works once', async ({ visit }) => {
		const email = somebody();
		const link = await invite(await visit({ signedIn: true }), email);
		const sam = await visit();
		await sam.goto(link);
		await expectNoAxeViolations(sam);
		await introduce(sam, link);

		const late = await visit();
		const answer = await late.goto(link);
		expect(answer?.status()).toBe(404);
		expect(await late.textContent('h1')).toContain('Deze link werkt niet');
		await expectNoAxeViolations(late);
	});

	it('hears why a password is not good enough, without JavaScript too', async ({ visit }) => {
		const link = await invite(await visit({ signedIn: true }), somebody());
		const sam = await visit({ javaScriptEnabled: false });
		await sam.goto(link);
		await sam.fill('[name=name]', 'Sam');
		await sam.fill('[name=password]', 'wachtwoord123');
		await sam.click('main form button');
		expect(await sam.textContent('#password-error')).toContain('te makkelijk te raden');
		expect(await sam.inputValue('[name=name]')).toBe('Sam');
		await expectNoAxeViolations(sam);
	});

	it('may do what the roles say from the next click on', async ({ visit }) => {
		const [administrator, sam] = [await visit({ signedIn: true }), await visit()];
		const email = somebody();
		await introduce(sam, await invite(administrator, email, ['reader']));
		expect((await sam.goto('/werk/beheer/accounts'))?.status()).toBe(403);

		await administrator.goto('/werk/beheer/accounts');
		await administrator.click(`tr:has-text("${email}") a`);
		await administrator.waitForSelector('#close-title'); // the page before it has the same boxes
		await administrator.check('#role-administrator');
		await administrator.click('form[action="?/roles"] button');
		await administrator.waitForSelector('[role=status]');
		await expectNoAxeViolations(administrator);
		expect((await sam.goto('/werk/beheer/accounts'))?.status()).toBe(200);

		await administrator.click('form[action="?/close"] button');
		await administrator.waitForURL('**/werk/beheer/accounts');
		await sam.goto('/werk/account');
		expect(new URL(sam.url()).pathname).toBe('/werk/inloggen');
	});

	it('gets a new password by a link and is signed out elsewhere', async ({ visit }) => {
		const [administrator, phone, laptop] = [await visit({ signedIn: true }), await visit(), await visit()];
		const email = somebody();
		await introduce(phone, await invite(administrator, email));
		await administrator.goto('/werk/beheer/accounts');
		await administrator.click(`tr:has-text("${email}") a`);
		await administrator.click('form[action="?/password"] button');
		await laptop.goto(await administrator.inputValue('#link'));
		await laptop.fill('[name=password]', 'wind door de bomen');
		await laptop.press('[name=password]', 'Enter');
		await laptop.waitForURL((url) => url.pathname.startsWith('/werk'));
		await phone.goto('/werk/account');
		expect(new URL(phone.url()).pathname).toBe('/werk/inloggen');
	});
});

describe('the pages of people', () => {
	const pages = ['/werk/inloggen', '/werk/account', '/werk/beheer/accounts', '/werk/beheer/logboek'];

	it.for(Object.values(SCREENS))('fit on a screen of $width pixels and please axe', async (viewport, { visit }) => {
		const page = await visit({ viewport, signedIn: true });
		for (const path of pages) {
			await page.goto(path);
			await expectNoAxeViolations(page);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(overflow, `${path} sideways`).toBeLessThanOrEqual(0);
		}
	});

	it('do nothing that another site asks with our cookies', async ({ visit, address }) => {
		const page = await visit({ signedIn: true });
		const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
		const post = (path: string, origin: string, type: string) =>
			fetch(address + path, {
				method: 'POST',
				redirect: 'manual',
				headers: { cookie, origin, 'content-type': type },
				body: '{}'
			});
		for (const origin of ['https://evil.example', 'null', address.replace('localhost', 'localhost.evil.example')])
			for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain'])
				for (const path of ['/werk/uitloggen', '/werk/beheer/accounts?/invite'])
					expect((await post(path, origin, type)).status, `${type} from ${origin}`).toBe(403);
		await page.goto('/werk/account');
		expect(new URL(page.url()).pathname).toBe('/werk/account');
	});

	it('speak the language somebody chose, and remember it', async ({ page }) => {
		await page.goto('/werk/inloggen');
		expect(await page.getAttribute('html', 'lang')).toBe('nl');
		await page.goto('/werk/inloggen?taal=en');
		await page.goto('/werk/inloggen');
		expect(await page.getAttribute('html', 'lang')).toBe('en');
		expect(await page.textContent('h1')).toBe('Sign in');
		await page.goto('/werk/inloggen?taal=xx');
		expect(await page.getAttribute('html', 'lang')).toBe('en');
	});

	it('are kept by nobody on the way, and wear their headers', async ({ visit, address }) => {
		const page = await visit({ signedIn: true });
		const headers = (await page.goto('/werk/account'))!.headers();
		expect(headers).toMatchObject({
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin'
		});
		expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-/);
		expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe|style-src [^;]*unsafe|http:|\*/);

		const [session] = (await page.context().cookies()).filter(({ name }) => name === 'samenleren');
		expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
		const refused = await fetch(`${address}/werk/account`, { redirect: 'manual' });
		expect(refused.status).toBe(303);
		expect(refused.headers.get('x-frame-options')).toBe('DENY');
	});
});

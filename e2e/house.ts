import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '#test/browser.ts';
import { ADMINISTRATOR } from './setup.ts';
import { testedHouse } from './tested-house.ts';

/** The screens every page is looked at on. */
export const SCREENS = {
	phone: { width: 360, height: 740 },
	tablet: { width: 768, height: 1024 },
	laptop: { width: 1440, height: 900 }
} as const;

interface Visit extends Pick<
	BrowserContextOptions,
	| 'javaScriptEnabled'
	| 'serviceWorkers'
	| 'permissions'
	| 'viewport'
	| 'hasTouch'
	| 'isMobile'
	| 'reducedMotion'
	| 'timezoneId'
	| 'deviceScaleFactor'
> {
	/** Signed in beforehand, as the administrator: by the form once a file, and from then on with the same cookie. */
	readonly signedIn?: boolean;
}

interface Fixtures {
	/** Where the house is open, without a slash at the end. */
	address: string;
	/** Flags for that browser. */
	flags: readonly string[];
	/** A browser of this test file's own. */
	browser: Browser;
	/** What a browser keeps of somebody who signed in. */
	cookies: () => Promise<Cookies>;
	/** A fresh visitor, with cookies and storage of their own, on whatever device. */
	visit: (options?: Visit) => Promise<Page>;
	/** A fresh visitor on a laptop. */
	page: Page;
}

/** `it`, in a house that is open. A page that throws, breaks its own security policy or loads from elsewhere fails its test. */
export const it = test.extend<Fixtures>({
	address: testedHouse().address,
	flags: [[], { scope: 'file' }],
	browser: [
		async ({ flags }, use) => {
			const browser = await openBrowser(flags);
			await use(browser);
			await browser.close();
		},
		{ scope: 'file' }
	],
	cookies: [
		async ({ browser }, use) => {
			let known: Promise<Cookies> | undefined;
			await use(() => (known ??= cookiesOf(browser)));
		},
		{ scope: 'file' }
	],
	visit: async ({ browser, address, cookies }, use) => {
		const contexts: BrowserContext[] = [];
		const complaints: string[] = [];
		await use(async ({ signedIn, ...options } = {}) => {
			const context = await browser.newContext({
				baseURL: address,
				locale: 'nl-NL',
				timezoneId: 'Europe/Amsterdam',
				viewport: SCREENS.laptop,
				...options
			});
			context.setDefaultTimeout(10_000);
			contexts.push(context);
			const page = await context.newPage();
			if (options.javaScriptEnabled === false) withoutJavaScript.add(page);
			else waitUntilAwake(page);
			listenForComplaints(page, address, complaints);
			if (signedIn) await context.addCookies(await cookies());
			return page;
		});
		for (const context of contexts) await context.close();
		expect(complaints, 'what the browser complained of').toEqual([]);
	},
	page: async ({ visit }, use) => {
		await use(await visit());
	}
});

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

async function cookiesOf(browser: Browser): Promise<Cookies> {
	const context = await browser.newContext({ baseURL: testedHouse().address });
	try {
		await signIn(await context.newPage());
		return await context.cookies();
	} finally {
		await context.close();
	}
}

const withoutJavaScript = new WeakSet<Page>();

/**
 * Whoever types while the page wakes up may find half of it typed twice; a person is never that fast, a test is.
 * A test that wants to be there before, goes with `{ waitUntil: 'commit' }`.
 */
function waitUntilAwake(page: Page): void {
	const goto = page.goto.bind(page);
	page.goto = async (url, how) => {
		const response = await goto(url, how);
		if (how?.waitUntil !== 'commit') await isAwake(page);
		return response;
	};
	const reload = page.reload.bind(page);
	page.reload = async (how) => {
		const response = await reload(how);
		await isAwake(page);
		return response;
	};
}

const isAwake = (page: Page) =>
	page.waitForFunction(() => {
		const wakes = [...document.scripts].some(({ textContent }) => textContent.includes('.start(app'));
		// The router puts it there when all of the page is awake.
		return !wakes || document.getElementById('svelte-announcer') !== null;
	});

function listenForComplaints(page: Page, address: string, complaints: string[]): void {
	page.on('pageerror', (error) => complaints.push(`${page.url()} threw ${error.stack ?? error.message}`));
	page.on('console', (message) => {
		if (/Content Security Policy|Refused to|hydration/i.test(message.text())) complaints.push(message.text());
	});
	page.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (protocol.startsWith('http') && origin !== address) complaints.push(`${page.url()} asked for ${request.url()}`);
	});
}

/** Nothing on it has to be moved sideways to be read. */
export const fitsItsScreen = (page: Page): Promise<boolean> =>
	page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

/** Signs in on this page as the administrator of the example organisation. */
export async function signIn(page: Page, { email, password } = ADMINISTRATOR): Promise<void> {
	await page.goto('/werk/inloggen');
	await page.locator('input[name=email]').fill(email);
	await page.locator('input[name=password]').fill(password);
	await page.locator('input[name=password]').press('Enter');
	await page.waitForURL((url) => url.pathname !== '/werk/inloggen');
}

const DUTCH = JSON.parse(
	await readFile(createRequire(import.meta.url).resolve('axe-core/locales/nl.json'), 'utf8')
) as object;

/** Every rule of axe on the page as it stands; put there by the debugger, which no security policy forbids. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
	const { violations } = withoutJavaScript.has(page) ? await runAxeOnCopy(page) : await runAxe(page);
	const found = violations.map(
		({ id, help, nodes }) =>
			`${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`
	);
	expect(found, `axe on ${page.url()}`).toEqual([]);
}

async function runAxe(page: Page): Promise<AxeResults> {
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
	return page.evaluate(async (locale): Promise<AxeResults> => {
		const here = (globalThis as unknown as { axe: typeof axe }).axe;
		here.configure({ locale });
		return here.run(document, { resultTypes: ['violations'] });
	}, DUTCH);
}

/** Axe needs timers, which a page without JavaScript has not: it looks at the same page, its scripts taken out. */
async function runAxeOnCopy(page: Page): Promise<AxeResults> {
	const html = await page.content();
	const body = html.replace(/<script[\s\S]*?<\/script>|<\/?noscript>/g, '');
	const context = await page.context().browser()!.newContext({ viewport: page.viewportSize(), locale: 'nl-NL' });
	try {
		const copy = await context.newPage();
		await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
		await copy.goto(page.url());
		return await runAxe(copy);
	} finally {
		await context.close();
	}
}

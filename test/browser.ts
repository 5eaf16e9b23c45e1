import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';

/** Keeps a browser quiet and, as root, willing to start at all. */
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--no-first-run'
];

const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/microsoft-edge',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	'C:/Program Files/Google/Chrome/Application/chrome.exe',
	'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe'
];

/** The packaged configuration looks in folders of the cloud it was made for. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir prefix="relative">fonts</dir>
	<dir>/usr/share/fonts</dir>
	<cachedir prefix="xdg">fontconfig</cachedir>
	<match target="pattern">
		<test name="family"><string>sans-serif</string></test>
		<edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit>
	</match>
</fontconfig>
`;

const exists = (path: string) =>
	access(path).then(
		() => true,
		() => false
	);

/**
 * A real browser, in this order: `BROWSER_PATH`, Playwright's own, an installed Chrome, Chromium or Edge,
 * and else the Chromium that comes inside an npm package (Linux x64).
 * @param more  flags
 * @throws Error that says what to install
 */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
	const options = await optionsWith(more);
	// A first start on a busy machine may take longer than the browser allows itself.
	return chromium.launch(options).catch(() => chromium.launch(options));
}

/** The same, with a profile on disk: only there does a browser run out of room. */
export async function openProfile(
	folder: string,
	more: readonly string[],
	how: Parameters<typeof chromium.launchPersistentContext>[1]
): Promise<BrowserContext> {
	const options = { ...(await optionsWith(more)), ...how };
	return chromium
		.launchPersistentContext(folder, options)
		.catch(() => chromium.launchPersistentContext(folder, options));
}

async function optionsWith(more: readonly string[]): Promise<LaunchOptions> {
	return { ...(await findBrowser()), args: [...ARGUMENTS, ...more] };
}

async function findBrowser(): Promise<LaunchOptions> {
	for (const path of [process.env.BROWSER_PATH, chromium.executablePath(), ...INSTALLED])
		if (path && (await exists(path))) return { executablePath: path };
	if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser();
	throw new Error('no browser found: install Chrome, Chromium or Edge, or set BROWSER_PATH to one');
}

/** Unpacks the browser once, beside the other tools' caches; libraries and fonts come with it. */
async function unpackBrowser(): Promise<LaunchOptions> {
	const folder = fileURLToPath(new URL('../node_modules/.cache/samenleren-browser', import.meta.url));
	if (!(await exists(folder))) {
		const half = `${folder}.${process.pid}`;
		await mkdir(half, { recursive: true });
		const packaged = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
		const { inflate } = await import('@sparticuz/chromium');
		const before = process.env.TMPDIR;
		process.env.TMPDIR = half; // where the package unpacks to
		try {
			for (const part of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'])
				await inflate(join(packaged, part));
		} finally {
			if (before === undefined) delete process.env.TMPDIR;
			else process.env.TMPDIR = before;
		}
		await writeFile(join(half, 'fonts/fonts.conf'), FONTS);
		// Whole or not at all, also when two test runs unpack at the same moment.
		await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }));
	}
	return {
		executablePath: join(folder, 'chromium'),
		env: {
			...process.env,
			LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
			FONTCONFIG_PATH: join(folder, 'fonts'),
			TMPDIR: tmpdir()
		}
	};
}

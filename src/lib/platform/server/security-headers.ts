/**
 * What every answer tells the browser to refuse. The content security policy itself is made by SvelteKit
 * (vite.config.ts), because it knows the nonce of the page.
 */
const ALWAYS: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), ' +
		'magnetometer=(), microphone=(self), midi=(), payment=(), usb=()'
};

/** Two years; only over https, where it cannot lock anybody out. */
const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains';

/** For answers that are no page (JSON, a file, a redirect): they may load nothing at all. */
const NOT_A_PAGE = "default-src 'none'; frame-ancestors 'none'";

/** The one page that SvelteKit gives no policy, `error.html`, may wear its own style; a test holds it against that file. */
const BARE_PAGE =
	"default-src 'none'; style-src 'sha256-2x8fD0wYyXN4RGLbnbzUQXEEXY50lq20SUgJkIDWJpQ='; frame-ancestors 'none'";

/** Headers for every answer, pages and files alike. @param secure  whether the browser came by https */
export const securityHeaders = (secure: boolean): Readonly<Record<string, string>> =>
	secure ? { ...ALWAYS, 'strict-transport-security': STRICT_TRANSPORT } : ALWAYS;

/** Puts them on an answer that says nothing of its own about it. */
export function secureAnswer(headers: Headers, secure: boolean): void {
	for (const [name, value] of Object.entries(securityHeaders(secure))) if (!headers.has(name)) headers.set(name, value);
	if (headers.has('content-security-policy')) return;
	const isPage = headers.get('content-type')?.startsWith('text/html');
	headers.set('content-security-policy', isPage ? BARE_PAGE : NOT_A_PAGE);
}

/** Lets a page load one stylesheet from elsewhere: the theme of its organisation, and nothing beside it. */
export function allowStylesheet(headers: Headers, url: string): void {
	const policy = headers.get('content-security-policy');
	const source = URL.parse(url);
	if (!policy || !source) return; // one of our own needs no permission
	const { origin, pathname } = source; // a policy knows no query
	headers.set('content-security-policy', policy.replace(/(?<=^|; ?)style-src /, `style-src ${origin}${pathname} `));
}

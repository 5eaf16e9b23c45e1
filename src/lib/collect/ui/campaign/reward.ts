/**
 * The teller's side of the reward (RFC 9474, blind RSA signatures). What goes to be signed is blinded on this device and comes
 * back with the blinding taken off, so that nobody can see which signature belongs to which experience.
 */
import { fromBase64, toBase64 } from '#lib/platform/base64.ts';
import { RSABSSA } from '@cloudflare/blindrsa-ts';

const suite = RSABSSA.SHA384.PSS.Randomized();
const KEPT = 'samenleren.bewijs.';

interface Kept {
	readonly tier: string;
	readonly cents: number;
	readonly publicKey: string;
	readonly message: string;
	readonly blinded: string;
	readonly inverse: string;
}

type Answer = { readonly cents: number } | { readonly problem: string };

/**
 * Asks for the reward of the experience behind a follow code. What was begun is kept on the device until it is done:
 * a lost reply, or a page that was closed, costs nobody their reward.
 */
export async function askReward(slug: string, token: string, code: string): Promise<Answer> {
	const name = KEPT + (await nameOf(code));
	const kept = readKept(name) ?? (await begin(slug, code, name));
	if ('problem' in kept) return kept;

	const signed = await post<{ signature: string }>(slug, { deed: 'sign', code, blinded: kept.blinded });
	if ('problem' in signed) return signed;
	const key = await publicKeyOf(kept.publicKey);
	const message = fromBase64(kept.message);
	const signature = await suite.finalize(key, message, fromBase64(signed.signature), fromBase64(kept.inverse));

	const { tier, cents } = kept;
	const claim = { deed: 'claim', token, tier, message: kept.message, signature: toBase64(signature) };
	const claimed = await post<object>(slug, claim);
	if ('problem' in claimed) return claimed;
	localStorage.removeItem(name);
	return { cents };
}

async function begin(slug: string, code: string, name: string): Promise<Kept | { readonly problem: string }> {
	const worth = await post<{ tier: string; cents: number; publicKey: string }>(slug, { deed: 'ask', code });
	if ('problem' in worth) return worth;
	const message = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
	const { blindedMsg, inv } = await suite.blind(await publicKeyOf(worth.publicKey), message);
	const kept: Kept = { ...worth, message: toBase64(message), blinded: toBase64(blindedMsg), inverse: toBase64(inv) };
	localStorage.setItem(name, JSON.stringify(kept));
	return kept;
}

function readKept(name: string): Kept | undefined {
	const kept = localStorage.getItem(name);
	return kept === null ? undefined : (JSON.parse(kept) as Kept);
}

async function post<Content extends object>(
	slug: string,
	body: object
): Promise<Content | { readonly problem: string }> {
	const response = await fetch(`/vertel/${encodeURIComponent(slug)}/uitnodiging/beloning`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		credentials: 'same-origin',
		cache: 'no-store'
	});
	return (await response.json()) as Content | { readonly problem: string };
}

const publicKeyOf = (spki: string) =>
	crypto.subtle.importKey('spki', fromBase64(spki), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);

/** Under which the begun proof is kept: the code itself stands nowhere on the device. */
const nameOf = async (code: string) =>
	toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code.trim().toLowerCase()))));

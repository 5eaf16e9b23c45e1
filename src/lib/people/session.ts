/** A session is one device on which somebody signed in. */
import type { Id } from '#lib/platform/id.ts';

export interface Session {
	readonly id: Id<'session'>;
	/** What the owner recognises it by, e.g. `Firefox, Windows`. */
	readonly device: string;
	readonly createdAt: Date;
	readonly seenAt: Date;
}

const HOUR = 60 * 60 * 1000;

/** A working day without a sign of life ends a session: the screen in the neighbourhood centre is shared. */
const IDLE = 12 * HOUR;

/** However much it is used, after a week somebody signs in again. */
const LONGEST = 7 * 24 * HOUR;

/** Moving `seenAt` on every request would write on every request. */
const STEP = 5 * 60 * 1000;

export const expiryOf = (createdAt: Date, seenAt: Date): Date =>
	new Date(Math.min(seenAt.getTime() + IDLE, createdAt.getTime() + LONGEST));

export const isWorthMoving = (seenAt: Date, now: Date): boolean => now.getTime() - seenAt.getTime() >= STEP;

const BROWSERS = [
	['Edge', /\bEdg(e|A|iOS)?\//],
	['Opera', /\bOPR\//],
	['Samsung Internet', /\bSamsungBrowser\//],
	['Firefox', /\b(Firefox|FxiOS)\//],
	['Chrome', /(Chrome|Chromium|CriOS)\//],
	['Safari', /\bSafari\//]
] as const;

const SYSTEMS = [
	['iPhone', /\biPhone\b/],
	['iPad', /\biPad\b/],
	['Android', /\bAndroid\b/],
	['Windows', /\bWindows\b/],
	['macOS', /\bMac OS X\b|\bMacintosh\b/],
	['ChromeOS', /\bCrOS\b/],
	['Linux', /\bLinux\b/]
] as const;

/** Browser and system out of a User-Agent header, and nothing else of it; empty when it tells neither. */
export function deviceName(userAgent: string): string {
	const name = (known: readonly (readonly [string, RegExp])[]) => known.find(([, sign]) => sign.test(userAgent))?.[0];
	return [name(BROWSERS), name(SYSTEMS)].filter(Boolean).join(', ');
}

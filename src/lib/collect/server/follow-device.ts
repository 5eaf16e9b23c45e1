import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { keyFor } from '#lib/platform/server/keys.ts';

/** What a device remembers of having tried follow codes: a random mark, and whether it ever knew a right one. */
export interface FollowDevice {
	readonly mark: string;
	readonly isTrusted: boolean;
}

export const newDevice = (): FollowDevice => ({ mark: randomBytes(12).toString('base64url'), isTrusted: false });

const COOKIE = /^([\w-]{16})(?:\.([\w-]{43}))?$/;

/** Whatever else a cookie says, it is a new device. */
export function readDevice(cookie: string | undefined): FollowDevice {
	const [, mark, seal] = COOKIE.exec(cookie ?? '') ?? [];
	if (!mark) return newDevice();
	return { mark, isTrusted: seal !== undefined && timingSafeEqual(sealOf(mark), Buffer.from(seal, 'base64url')) };
}

export const cookieOf = ({ mark, isTrusted }: FollowDevice): string =>
	isTrusted ? `${mark}.${sealOf(mark).toString('base64url')}` : mark;

const sealOf = (mark: string): Buffer => createHmac('sha256', keyFor('collect.follow-device')).update(mark).digest();

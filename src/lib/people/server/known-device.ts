import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Id } from '#lib/platform/id.ts';
import { keyFor } from '#lib/platform/server/keys.ts';

/** A mark for a device on which somebody signed in: it opens nothing, it only tells the owner from a stranger. */
export function knownDevice(organisationId: Id<'organisation'>, email: string): string {
	const nonce = randomBytes(12).toString('base64url');
	return `${nonce}.${sealOf(nonce, organisationId, email).toString('base64url')}`;
}

export function isKnownDevice(mark: string, organisationId: Id<'organisation'>, email: string): boolean {
	const [, nonce, seal] = /^([\w-]{16})\.([\w-]{43})$/.exec(mark) ?? [];
	if (!nonce || !seal) return false;
	return timingSafeEqual(Buffer.from(seal, 'base64url'), sealOf(nonce, organisationId, email));
}

const sealOf = (nonce: string, organisationId: Id<'organisation'>, email: string): Buffer =>
	createHmac('sha256', keyFor('people.known-device'))
		.update(JSON.stringify([nonce, organisationId, email]))
		.digest();

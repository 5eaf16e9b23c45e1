import { createHash, randomBytes } from 'node:crypto';
import type { Id } from '#lib/platform/id.ts';

/**
 * Something to show at the door: a session cookie, a one-time link. It names the organisation, because the wall between
 * organisations stands before anything else can be read, and a secret of 256 bits, of which only a hash is kept.
 */
export interface Ticket {
	readonly organisationId: Id<'organisation'>;
	readonly secretHash: Buffer;
}

const SECRET_BYTES = 32;

/** @returns the ticket, and `value`: what its holder keeps and nobody else */
export function newTicket(organisationId: Id<'organisation'>): Ticket & { readonly value: string } {
	const secret = randomBytes(SECRET_BYTES);
	const value = Buffer.concat([Buffer.from(organisationId.replaceAll('-', ''), 'hex'), secret]).toString('base64url');
	return { organisationId, secretHash: hashOf(secret), value };
}

export function readTicket(value: string): Ticket | undefined {
	if (!/^[\w-]{64}$/.test(value)) return undefined;
	const bytes = Buffer.from(value, 'base64url');
	const hex = bytes.subarray(0, 16).toString('hex');
	const organisationId = hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5') as Id<'organisation'>;
	return { organisationId, secretHash: hashOf(bytes.subarray(16)) };
}

const hashOf = (secret: Buffer): Buffer => createHash('sha256').update(secret).digest();

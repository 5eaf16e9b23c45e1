import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Id } from '#lib/platform/id.ts';
import { keyFor } from '#lib/platform/server/keys.ts';

declare const sealed: unique symbol;

/** Shows, for some minutes, that its bearer gave the follow code of one story. Opens that story and nothing else. */
export type FollowPass = string & { readonly [sealed]: true };

/** Long enough to read and decide, short enough for a device that others use next. */
export const PASS_MINUTES = 15;

export interface Followed {
	readonly organisationId: Id<'organisation'>;
	readonly storyId: Id<'story'>;
}

export function issuePass({ organisationId, storyId }: Followed, now: Date): FollowPass {
	const said = `${organisationId}.${storyId}.${now.getTime() + PASS_MINUTES * 60_000}`;
	return `${said}.${sealOf(said).toString('base64url')}` as FollowPass;
}

const PASS = /^(([\da-f-]{36})\.([\da-f-]{36})\.(\d{13,15}))\.([\w-]{43})$/;

/** What a pass opens; `undefined` when it was tampered with or its time is over. */
export function readPass(pass: string, now: Date): Followed | undefined {
	const [, said, organisationId, storyId, until, seal] = PASS.exec(pass) ?? [];
	if (!said || !timingSafeEqual(sealOf(said), Buffer.from(seal!, 'base64url'))) return undefined;
	if (Number(until) <= now.getTime()) return undefined;
	return { organisationId: organisationId as Id<'organisation'>, storyId: storyId as Id<'story'> };
}

const sealOf = (said: string): Buffer => createHmac('sha256', keyFor('collect.follow-pass')).update(said).digest();

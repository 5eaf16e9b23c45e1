import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import type { Language } from '#lib/platform/server/message-files.ts';

declare global {
	namespace App {
		interface Error {
			code?: string;
		}
		interface Locals {
			/** Who asks, at what moment; for a visitor the organisation is nobody's until a door turns to one. */
			ctx: Context;
			language: Language;
			/** The device a member signed in on. */
			sessionId?: Id<'session'>;
			/** The version of the questions that a teller began with, once a form said so. */
			begunVersion?: number;
		}
	}
}

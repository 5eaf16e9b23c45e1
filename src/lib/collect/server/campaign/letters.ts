import { sql } from 'kysely';
import type { Id } from '#lib/platform/id.ts';
import { authorise, type Context } from '#lib/platform/server/context.ts';
import { log } from '#lib/platform/server/log.ts';
import { hasMail, sendMail } from '#lib/platform/server/mail.ts';
import { isLanguage, sentenceWith } from '#lib/platform/server/message-files.ts';
import { unseal } from '#lib/platform/server/seal.ts';
import { inLanguage } from '#lib/signify/words.ts';
import { dayIn, letterDue, type Campaign, type Guest } from '../../campaign.ts';
import { mayWriteToGuests } from '../../policy.ts';
import { getStoryPointById } from '../queries.ts';
import { ADDRESS, stopTokenOf, TOKEN } from './guests.ts';

/** In one go; the next hour has the next ones. */
const MOST_IN_ONE_GO = 300;
/** After so many refusals by the mail server an address is left alone; the administrator sees how many. */
export const MOST_FAILURES = 5;

/** Sends what is due today: invitations first, reminders as they come. For the house alone. */
export async function sendDueLetters(ctx: Context): Promise<void> {
	authorise(mayWriteToGuests(ctx.actor));
	if (!hasMail()) return;
	const campaigns = await ctx.db
		.selectFrom('collect.campaigns')
		.selectAll()
		.where('organisation_id', '=', ctx.organisationId)
		.execute();
	for (const { story_point_id, definition, origin } of campaigns)
		await writeTo(ctx, story_point_id as Id<'story-point'>, definition as unknown as Campaign, origin);
}

async function writeTo(ctx: Context, pointId: Id<'story-point'>, campaign: Campaign, origin: string): Promise<void> {
	const today = dayIn(campaign.timeZone, ctx.now);
	const rows = await ctx.db
		.selectFrom('collect.guests')
		.select([
			'id',
			'address_sealed',
			'token_sealed',
			'language',
			'reminders_sent',
			'unsubscribed',
			'failures',
			sql<string | null>`invited_on::text`.as('invited_on')
		])
		.where('organisation_id', '=', ctx.organisationId)
		.where('story_point_id', '=', pointId)
		.where('unsubscribed', '=', false)
		.where('failures', '<', MOST_FAILURES)
		.execute();

	const due = rows
		.map((row) => ({ row, letter: letterDue(campaign, guestOf(row), today) }))
		.filter(({ letter }) => letter !== undefined)
		.slice(0, MOST_IN_ONE_GO);
	if (due.length === 0) return;

	const { slug, definition } = await getStoryPointById(ctx, pointId);
	for (const { row, letter } of due) {
		const language = isLanguage(row.language) ? row.language : 'nl';
		const link = `${origin}/vertel/${slug}/uitnodiging#${unseal(TOKEN, row.token_sealed)}`;
		const until = campaign.deadline && new Date(`${campaign.deadline}T12:00:00Z`);
		const blanks = {
			title: inLanguage(definition.title, language),
			link,
			date: until ? new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(until) : ''
		};
		const say = (key: string) => sentenceWith(language, key, blanks);
		const sent = await sendMail({
			to: unseal(ADDRESS, row.address_sealed),
			subject: say(`campaign.mail.${letter}.subject`),
			text: [
				say(`campaign.mail.${letter}`),
				...(until ? [say('campaign.mail.deadline')] : []),
				say('campaign.mail.link'),
				...(campaign.rewards ? [say('campaign.mail.reward')] : []),
				say('campaign.mail.stop')
			].join('\n\n'),
			unsubscribe: `${origin}/vertel/${slug}/afmelden/${stopTokenOf(row.id)}`
		}).then(
			() => true,
			(error: unknown) => {
				log.warn({ code: codeOf(error) }, 'a letter was not taken');
				return false;
			}
		);
		await noteLetter(ctx, row.id, letter!, sent, today);
	}
}

/** Never the error itself: a mail server repeats the address in it. */
const codeOf = (error: unknown) =>
	error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

const guestOf = (row: {
	id: string;
	invited_on: string | null;
	reminders_sent: number;
	unsubscribed: boolean;
}): Guest => ({
	// The id is dice: its first digits are a fair number between 0 and 1.
	spread: parseInt(row.id.slice(0, 8), 16) / 0x1_0000_0000,
	invitedOn: row.invited_on,
	remindersSent: row.reminders_sent,
	unsubscribed: row.unsubscribed
});

async function noteLetter(ctx: Context, id: string, letter: 'invitation' | 'reminder', sent: boolean, today: string) {
	await ctx.db
		.updateTable('collect.guests')
		.set(
			!sent
				? { failures: sql`failures + 1` }
				: letter === 'invitation'
					? { invited_on: today, failures: 0 }
					: { reminders_sent: sql`reminders_sent + 1`, failures: 0 }
		)
		.where('organisation_id', '=', ctx.organisationId)
		.where('id', '=', id)
		.execute();
}

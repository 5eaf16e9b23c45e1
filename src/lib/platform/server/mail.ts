import { createTransport, type Transporter } from 'nodemailer';
import { Problem } from '../problem.ts';

export interface Letter {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	/** Where the receiver says: no more, with one press in their mail program (RFC 8058). A `POST` there is enough. */
	readonly unsubscribe?: string;
}

export const mailAbsent = () => new Problem('unavailable', 'platform.mail.absent');

/** Whether this house was told where its post goes: `SMTP_URL` and `MAIL_FROM`. */
export const hasMail = (): boolean => Boolean(process.env.SMTP_URL && process.env.MAIL_FROM);

const open = new Map<string, Transporter>();

/**
 * Hands one letter to the mail server; when this returns, the mail server has it.
 * @throws Problem `unavailable` without a mail server in the settings; Error when it does not take the letter
 */
export async function sendMail({ to, subject, text, unsubscribe }: Letter): Promise<void> {
	const { SMTP_URL, MAIL_FROM } = process.env;
	if (!SMTP_URL || !MAIL_FROM) throw mailAbsent();
	const transport = open.get(SMTP_URL) ?? createTransport(SMTP_URL);
	open.set(SMTP_URL, transport);
	await transport.sendMail({
		from: MAIL_FROM,
		to,
		subject,
		text,
		disableFileAccess: true,
		disableUrlAccess: true,
		headers: unsubscribe
			? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
			: {}
	});
}

import { z } from 'zod';
import { ROLES, type Role } from '#lib/platform/actor.ts';
import { normalEmail } from '../account.ts';
import { faultOf, type PasswordFault } from '../password.ts';

/** What people fill in about themselves and each other; every message is a translation key. */

const email = z
	.string('people.form.email')
	.max(254, 'people.form.email')
	.transform(normalEmail)
	.pipe(z.email('people.form.email'));

const name = z.string('people.form.name').trim().min(1, 'people.form.name').max(120, 'people.form.name');

/** Whatever it is: only whether it is right matters here. */
const givenPassword = z.string('people.form.password').min(1, 'people.form.password').max(1000, 'people.form.password');

export const SignInForm = z.object({ organisation: z.string().max(63).optional(), email, password: givenPassword });

export const NameForm = z.object({ name });

/** @param own  what others know of the owner */
const newPassword = (own: readonly string[]) =>
	z.string('people.password.too-short').superRefine((password, check) => {
		const fault = faultOf(password, own);
		if (fault) check.addIssue({ code: 'custom', message: sentenceFor[fault] });
	});

const sentenceFor: Readonly<Record<PasswordFault, string>> = {
	'too-short': 'people.password.too-short',
	'too-long': 'people.password.too-long',
	'too-common': 'people.password.too-common',
	'too-personal': 'people.password.too-personal'
};

export const passwordForm = (own: readonly string[]) => z.object({ current: givenPassword, next: newPassword(own) });

/** A newcomer's introduction. @param known  the address the link was made for; without it, it is asked */
export const welcomeForm = (known: string | null) =>
	z
		.object({
			name,
			email: known === null ? email : z.string().optional(),
			password: z.string('people.password.too-short')
		})
		.superRefine((form, check) => {
			const result = newPassword([form.name, form.email ?? known ?? '']).safeParse(form.password);
			for (const { message } of result.error?.issues ?? [])
				check.addIssue({ code: 'custom', path: ['password'], message });
		});

/** A new password with a link. */
export const renewForm = (own: readonly string[]) => z.object({ password: newPassword(own) });

const roles = z
	.string()
	.transform((ticked): Role[] => ROLES.filter((role) => ticked.split(',').includes(role)))
	.refine((roles) => roles.length > 0, 'people.form.roles');

export const InviteForm = z.object({ email, roles });
export const RolesForm = z.object({ roles });

/** Boxes with the same name, ticked together, as the one value that a form reads. */
export function joinTicked(form: FormData, name: string): FormData {
	const ticked = form.getAll(name).filter((value) => typeof value === 'string');
	form.set(name, ticked.join(','));
	return form;
}

/** What somebody typed, to show again; never for passwords. */
export const typed = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 1000) : '');

/** Who is asked to a table: roles and how many of each. Never a name: who sat there is nobody's business afterwards. */
export interface InvitedRole {
	readonly role: string;
	/** `null` when it was not said. */
	readonly people: number | null;
}

export const MOST_ROLES = 20;
export const MOST_PEOPLE = 200;
export const ROLE_MAX_LENGTH = 60;

export type InvitedReading =
	| { readonly ok: true; readonly invited: readonly InvitedRole[] }
	| { readonly ok: false; readonly issue: 'too-many-roles' | 'too-many-people' | 'too-long' };

/** One role a line, with a number before it or not: `4 bewoners`, `wijkcoaches`. The same role twice is added up. */
export function readInvited(text: string): InvitedReading {
	const roles = new Map<string, number | null>();
	for (const line of text.split(/\r?\n/)) {
		const [, digits, role] = /^\s*(?:(\d+)\s*[x×]?\s+)?(.*?)\s*$/iu.exec(line)!;
		if (!role) continue;
		if ([...role].length > ROLE_MAX_LENGTH) return { ok: false, issue: 'too-long' };
		const people = digits === undefined ? null : Number(digits);
		const before = roles.get(role);
		roles.set(role, people === null ? (before ?? null) : people + (before ?? 0));
	}
	if (roles.size > MOST_ROLES) return { ok: false, issue: 'too-many-roles' };
	const invited = [...roles].map(([role, people]) => ({ role, people }));
	if (peopleIn(invited) > MOST_PEOPLE) return { ok: false, issue: 'too-many-people' };
	return { ok: true, invited };
}

/** As somebody could have typed it. */
export const writeInvited = (invited: readonly InvitedRole[]): string =>
	invited.map(({ role, people }) => (people === null ? role : `${people} ${role}`)).join('\n');

/** As far as it was said. */
export const peopleIn = (invited: readonly InvitedRole[]): number =>
	invited.reduce((sum, { people }) => sum + (people ?? 0), 0);

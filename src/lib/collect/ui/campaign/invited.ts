/**
 * That somebody came by an invitation is known to their tab alone, for one telling: it lies beside no draft, goes to no server,
 * and leads back to the page of the reward afterwards. ADR 0028.
 */
const nameOf = (slug: string) => `samenleren.uitnodiging.${slug}`;

export function rememberInvitation(slug: string, token: string): void {
	try {
		sessionStorage.setItem(nameOf(slug), token);
	} catch {
		// The mail holds the way back, too.
	}
}

export function rememberedInvitation(slug: string): string | null {
	try {
		return sessionStorage.getItem(nameOf(slug));
	} catch {
		return null;
	}
}

export function forgetInvitation(slug: string): void {
	try {
		sessionStorage.removeItem(nameOf(slug));
	} catch {
		// What could not be read was not kept.
	}
}

import { apiDoor, Refusal } from '#lib/platform/server/api.ts';

export const trailingSlash = 'ignore';

const door = apiDoor({
	GET() {
		throw new Refusal(404, 'platform.not-found');
	}
});

/** Nothing is here, however one asks. */
export const fallback = door.GET;

import { defineParams } from '@sveltejs/kit/params';
import { idOf } from '#lib/platform/id.ts';

/** What may stand between slashes: `[account=account]` reaches a route as an `Id<'account'>`, or is a 404. */
export const params = defineParams({
	account: idOf<'account'>(),
	story: idOf<'story'>(),
	selection: idOf<'selection'>(),
	table: idOf<'table'>(),
	report: idOf<'report'>(),
	recording: idOf<'recording'>(),
	photo: idOf<'photo'>()
});

import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	sent: [...url.searchParams],
	messages: messagesOf(locals.language, [
		'platform',
		'design',
		'work',
		'signify',
		'gallery',
		'types',
		'types-team',
		'photo',
		'designer'
	])
});

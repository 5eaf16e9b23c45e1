import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	messages: messagesOf(locals.language, ['design', 'tell', 'keep'])
});

import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	messages: messagesOf(locals.language, ['platform', 'design', 'home', 'reading', 'read', 'board'])
});

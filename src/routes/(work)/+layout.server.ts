import { messagesOf } from '#lib/platform/server/message-files.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { ctx, language } }) => ({
	member: ctx.actor.kind === 'member' ? { name: ctx.actor.name, roles: ctx.actor.roles } : null,
	messages: messagesOf(language, [
		'platform',
		'design',
		'work',
		'translations',
		'people',
		'signify',
		'questionnaire',
		'follow',
		'collect',
		'campaign',
		'types',
		'types-team',
		'photo',
		'explore',
		'selections',
		'live',
		'search',
		'read',
		'charts',
		'areas',
		'mirror',
		'missing',
		'notes',
		'similar',
		'reports',
		'return',
		'tables',
		'rescue',
		'doors',
		'helper',
		'media',
		'points',
		'paper-team',
		'open',
		'questionnaire-files',
		'patterns'
	])
});

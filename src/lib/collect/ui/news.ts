import { isAt, type Kept } from '../kept.ts';
import type { Receipt } from '../telling.ts';

/** What is known about a telling that was sent, and nothing more. */
export type News = 'busy' | 'waiting' | 'crowded' | 'refused' | 'closed' | 'received';

const CONFLICT = 409;

export function newsOf(mine: Kept | undefined, receipt: Receipt | null): News {
	if (receipt) return 'received';
	if (mine && isAt('refused')(mine)) return mine.content.status === CONFLICT ? 'closed' : 'refused';
	if (!mine || !isAt('waiting')(mine)) return 'busy';
	if (mine.content.because === 'no-connection') return 'waiting';
	return mine.content.because === 'busy' ? 'crowded' : 'busy';
}

import type { Say } from '#lib/platform/messages.ts';

/** "2 minuten en 5 seconden". */
export function lengthOf(ms: number, say: Say): string {
	const whole = Math.max(1, Math.round(ms / 1000));
	const seconds = say('record.seconds', { count: whole % 60 });
	if (whole < 60) return seconds;
	const minutes = say('record.minutes', { count: Math.floor(whole / 60) });
	return whole % 60 ? say('record.length', { minutes, seconds }) : minutes;
}

/** An effect in sentences. They say what went together, never what came of what. */
import type { Say } from '#lib/platform/messages.ts';
import type { Aim } from './aim.ts';
import {
	type DifferenceEffect,
	type Effect,
	type LinesEffect,
	mainOf,
	type TooLittleEffect,
	verdictOf
} from './effect.ts';
import type { EffectView } from './effect-view.ts';
import { WORTH_SEEING } from './needed.ts';

interface Tongue {
	readonly language: string;
	readonly say: Say;
}

/**
 * @param what  what should move, as it reads in a sentence: "Buren"
 * @returns the sentence that comes first, and then what belongs to it
 */
export function effectWords(
	{ change, effect, others, versions }: EffectView,
	what: string,
	direction: Aim['direction'],
	tongue: Tongue
): readonly string[] {
	const { say } = tongue;
	if (effect === 'not-yet' || effect === 'gone') return [say(`changes.effect.${effect}`)];
	return [
		...(effect.kind === 'too-little'
			? tooLittleWords(effect, say)
			: foundWords(effect, { change: change.name, what }, direction, tongue)),
		toldWords(effect, tongue),
		...(versions.length > 1
			? [
					say('changes.effect.versions', {
						versions: listed(
							versions.map(({ version }) => `${version}`),
							tongue
						)
					})
				]
			: []),
		...(others.length > 0
			? [
					say('changes.effect.others', {
						names: listed(
							others.map(({ name }) => name),
							tongue
						)
					})
				]
			: []),
		say('changes.effect.no-cause')
	];
}

function foundWords(
	effect: LinesEffect | DifferenceEffect,
	names: { readonly change: string; readonly what: string },
	direction: Aim['direction'],
	tongue: Tongue
): readonly string[] {
	const { say } = tongue;
	const main = mainOf(effect);
	const verdict = verdictOf(main, direction);
	const way = verdict === 'unclear' ? 'unclear' : main.size > 0 ? 'up' : 'down';
	// Of what became less, the smaller number of points comes first as well.
	const limits = way === 'down' ? [-main.high, -main.low] : [main.low, main.high];
	const [low, high] = limits.map((limit) => pointsIn(limit, tongue)) as [string, string];
	const compared = effect.there ? [say('changes.effect.compared')] : [];
	const first = say(`changes.effect.${effect.kind}.${way}`, {
		...names,
		low,
		high,
		size: pointsIn(Math.abs(main.size), tongue)
	});
	if (verdict === 'unclear') return [first, ...compared, toSeeWords(effect, say)];
	return [first, ...compared, say(`changes.effect.${verdict}`)];
}

function tooLittleWords(effect: TooLittleEffect, say: Say): readonly string[] {
	if (effect.why === 'same') return [say('changes.effect.same')];
	const { before, after } = effect.needed;
	return [
		say('changes.effect.few'),
		...(before > 0 ? [say('changes.effect.few.before', { count: before })] : []),
		...(after > 0 ? [say('changes.effect.few.after', { count: after })] : []),
		...(before > 0 ? [] : [toSeeWords(effect, say)])
	];
}

function toSeeWords({ needed: { toSee } }: Effect, say: Say): string {
	if (toSee === undefined) return say('changes.effect.to-see.never', { points: WORTH_SEEING });
	if (toSee === 0) return say('changes.effect.to-see.enough', { points: WORTH_SEEING });
	return say('changes.effect.to-see', { count: toSee, points: WORTH_SEEING });
}

function toldWords({ periods: { before, after }, here, there }: Effect, tongue: Tongue): string {
	return tongue.say(there ? 'changes.effect.told.compared' : 'changes.effect.told', {
		first: dayIn(before.first, tongue),
		last: dayIn(after.last, tongue),
		before: here.before,
		after: here.after,
		thereBefore: there?.before ?? 0,
		thereAfter: there?.after ?? 0
	});
}

const pointsIn = (points: number, { language }: Tongue): string =>
	points
		.toLocaleString(language, { maximumFractionDigits: Math.abs(points) < 1 ? 1 : 0, signDisplay: 'negative' })
		.replace('-', '−');

const dayIn = (day: number, { language }: Tongue): string =>
	new Date(day * 86_400_000).toLocaleDateString(language, {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	});

const listed = (names: readonly string[], { language }: Tongue): string =>
	new Intl.ListFormat(language, { type: 'conjunction' }).format(names);

/** A filter in words, as it stands above the charts: "Wie hielp jou?: buren, familie". */
import type { Say } from '#lib/platform/messages.ts';
import type { Dimension, TriadDimension } from '#lib/signify/dimension.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { AnswerClause, ChoicesTest, ChoiceTest, Test, TimeTest } from './clause.ts';
import type { Zone } from './triangle.ts';

/** The values a clause asks for, in words. */
export function clauseWords({ test, not }: AnswerClause, dimension: Dimension, language: string, say: Say): string {
	const missing = test.missing.map((kind) => say(`explore.${kind}`).toLocaleLowerCase(language));
	const values = [...valueWords(test, dimension, language, say), ...missing].join(', ');
	return not ? say('explore.filter.not', { values }) : values;
}

function valueWords(test: Test, dimension: Dimension, language: string, say: Say): readonly string[] {
	switch (test.kind) {
		case 'choice':
		case 'choices':
			return optionWords(test, dimension, language, say);
		case 'slider':
			return test.ranges.map(({ from, to }) => say('explore.filter.range', { from, to }));
		case 'triad': {
			const zones =
				dimension.kind === 'triad' ? test.zones.map((zone) => zoneWords(zone, dimension, language, say)) : [];
			return test.lasso.length > 0 ? [...zones, say('explore.filter.lasso')] : zones;
		}
		case 'time':
			return periodWords(test, language, say);
	}
}

function optionWords(test: ChoiceTest | ChoicesTest, dimension: Dimension, language: string, say: Say) {
	if (!('options' in dimension)) return [];
	const labels = dimension.options
		.filter(({ id }) => test.options.includes(id))
		.map(({ label }) => inLanguage(label, language));
	return test.kind === 'choices' && test.match === 'all' && labels.length > 1
		? [labels.join(` ${say('explore.filter.and')} `)]
		: labels;
}

function periodWords({ from, until }: TimeTest, language: string, say: Say): readonly string[] {
	if (from === null && until === null) return [];
	if (from === null) return [say('explore.filter.until', { until: dayWords(until!, language) })];
	if (until === null) return [say('explore.filter.from', { from: dayWords(from, language) })];
	return [say('explore.filter.period', { from: dayWords(from, language), until: dayWords(until, language) })];
}

export function zoneWords(zone: Zone, { anchors }: TriadDimension, language: string, say: Say): string {
	const [top, left, right] = anchors.map((anchor) => inLanguage(anchor, language)) as [string, string, string];
	const corners = { top, left, right };
	if (zone === 'centre') return say('explore.zone.centre');
	if (zone in corners) return say('explore.zone.corner', { anchor: corners[zone as keyof typeof corners] });
	const [one, other] = zone.split('-') as ['top' | 'left', 'left' | 'right'];
	return say('explore.zone.side', { one: corners[one], other: corners[other] });
}

/** @param day  days since 1970-01-01 */
const dayWords = (day: number, language: string): string =>
	new Date(day * 86_400_000).toLocaleDateString(language, {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	});

import { localeOf } from '#lib/platform/language.ts';
import type { Say } from '#lib/platform/messages.ts';
import type { ShownCount } from '#lib/privacy/shown-count.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { OpenDimension } from '../../open-page.ts';
import type { OpenChart } from '../../open-view.ts';
import { ZONES } from '../../triangle.ts';

/** An answer somebody can choose, in words. */
export function groupWords(dimension: OpenDimension, group: number, language: string, say: Say): string {
	switch (dimension.kind) {
		case 'choice':
		case 'choices':
			return inLanguage(dimension.options[group]!.label, language);
		case 'slider':
			return say(`open.slider.${group + 1}`, {
				left: inLanguage(dimension.left, language),
				right: inLanguage(dimension.right, language)
			});
		case 'triad': {
			const [top, left, right] = dimension.anchors.map((anchor) => inLanguage(anchor, language));
			const anchors: Readonly<Record<string, string>> = { top: top!, left: left!, right: right! };
			const zone = ZONES[group]!;
			if (zone === 'centre') return say('open.zone.centre');
			const [one, other] = zone.split('-');
			if (other === undefined) return say('open.zone.corner', { anchor: anchors[one!]! });
			return say('open.zone.side', { one: anchors[one!]!, other: anchors[other]! });
		}
	}
}

export const countWords = (count: ShownCount, say: Say): string =>
	count === null ? say('open.hidden') : say('open.approximately', { count });

/** A chart in one sentence. */
export function chartWords({ dimension, bars }: OpenChart, language: string, say: Say): string {
	const most = Math.max(0, ...bars.map(({ count }) => count ?? 0));
	if (most === 0) return say('open.chart.none');
	const answers = bars.flatMap(({ count }, group) =>
		count === most ? [`“${groupWords(dimension, group, language, say)}”`] : []
	);
	const list = new Intl.ListFormat(language).format(answers);
	return say('open.chart.most', { answers: list, count: countWords(most, say) });
}

/** @param day  ISO 8601 */
export const dayWords = (day: string, language: string): string =>
	new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** From whom we heard how often, as a picture that stands by itself. */
import type { Say } from '#lib/platform/messages.ts';
import { inLanguage } from '#lib/signify/words.ts';
import type { Balance, GroupBalance } from '../../missing/balance.ts';
import { type BalanceScale, balanceScale } from '../../missing/balance-scale.ts';
import { groupName, overallWords, ratioWords } from '../../missing/balance-words.ts';
import type { ShownBalance } from '../../missing/missing-view.ts';
import { type Drawn, drawText, round } from './drawn-text.ts';
import { drawPicture, INKS, INNER_WIDTH } from './picture-frame.ts';

export interface BalancePicture {
	readonly shown: ShownBalance;
	/** The name of the story point. */
	readonly point: string;
	readonly day: Date;
	readonly language: string;
	readonly say: Say;
}

export function balancePicture(picture: BalancePicture): string {
	const { shown, point, day, language, say } = picture;
	const { balance, dimension, who, source } = shown;
	return drawPicture({
		language,
		point,
		title: inLanguage(dimension.title, language),
		about: balance
			? [
					say('missing.picture.about', { count: balance.stories, people: balance.people, who, source }),
					overallWords(balance, who, say)
				]
			: [],
		legend: [],
		body: balance ? drawBalance(picture, balance) : { svg: '', height: 0 },
		foot: [
			say('missing.chart.help'),
			say('mirror.picture.day', {
				day: day.toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric' })
			})
		]
	});
}

const LABEL_WIDTH = 240;
const NUMBERS_WIDTH = 150;
const LEFT = LABEL_WIDTH + 24;
const WIDTH = INNER_WIDTH - LEFT - NUMBERS_WIDTH - 8;

function drawBalance({ shown: { dimension }, language, say }: BalancePicture, { groups }: Balance): Drawn {
	const scale = balanceScale(groups);
	const parts: string[] = [];
	let y = 0;
	for (const group of groups) {
		const label = drawText(groupName(dimension, group, language), {
			x: 0,
			y: y + 5,
			width: LABEL_WIDTH,
			size: 14,
			mostLines: 4
		});
		const numbers = { x: INNER_WIDTH - NUMBERS_WIDTH, y: y + 5, width: NUMBERS_WIDTH, size: 13, align: 'end' } as const;
		const height = Math.max(label.height + 10, 30);
		parts.push(label.svg, drawDot(group, scale, y + 15), drawText(ratioWords(group, { language, say }), numbers).svg);
		y += height;
	}
	const lines = scale.ticks.map(({ at, words }) => {
		const x = round(LEFT + at * WIDTH);
		const ink = at === 0.5 ? `stroke="${INKS.outline}" stroke-width="2"` : `stroke="${INKS.grid}"`;
		const text = { x: x - 30, y: y + 6, width: 60, size: 12, align: 'middle', fill: INKS.quiet } as const;
		return `<path d="M${x} 0V${round(y)}" ${ink}/>${drawText(words, text).svg}`;
	});
	return { svg: [...lines, ...parts].join(''), height: y + 24 };
}

function drawDot({ ratio, verdict }: GroupBalance, { at }: BalanceScale, y: number): string {
	const x = (value: number) => round(LEFT + at(value) * WIDTH);
	const fill = verdict === 'less' || verdict === 'more' ? INKS.selected : '#ffffff';
	return [
		`<path d="M${x(ratio.low)} ${y}H${x(ratio.high)}" stroke="${INKS.selected}" stroke-width="7" stroke-opacity="0.35"/>`,
		`<circle cx="${x(ratio.size)}" cy="${y}" r="5.5" fill="${fill}" stroke="${INKS.selected}" stroke-width="2.5"/>`
	].join('');
}

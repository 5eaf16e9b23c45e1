import { describe, expect, it } from 'vitest';
import { sayFrom } from '#lib/platform/messages.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { balanceOf } from '../../missing/balance.ts';
import { balancePicture } from './balance-picture.ts';

const say = sayFrom(messagesOf('nl', ['missing', 'mirror']), 'nl');
const LABELS = ['Noord', '<b>Zuid</b> & "zo"', 'x'.repeat(500)];

describe('a balance as a picture', () => {
	const svg = balancePicture({
		shown: {
			dimension: {
				kind: 'choice',
				shape: 'areas',
				id: 'area',
				title: { nl: 'Welke wijk?' },
				options: LABELS.map((label, place) => ({ id: `${place}`, label: { nl: label } }))
			},
			who: 'inwoners',
			source: 'CBS, 1 januari 2026',
			balance: balanceOf(LABELS.map((_, place) => ({ option: `${place}`, count: 20 * place, people: 1000 }))),
			elsewhere: 0,
			unanswered: 0,
			rows: {}
		},
		point: 'Buurt & co',
		day: new Date('2027-03-01T12:00:00Z'),
		language: 'nl',
		say
	});

	it('says by itself what is beside what, and of when', () => {
		for (const words of ['Welke wijk?', '60 ervaringen naast 3.000 inwoners', 'CBS, 1 januari 2026', '1 maart 2027'])
			expect(svg).toContain(words);
	});

	it('asks for nothing outside itself and holds no sign of a label that is no letter', () => {
		expect(svg).not.toMatch(/var\(|href|url\(|<style|class=|<script|<b>|NaN|undefined|Infinity/);
		expect(svg.match(/<circle/g)).toHaveLength(3);
	});
});

/**
 * All pairs of twenty closed questions (ten sliders, eight choices, two several-choice), searched in the thread the house uses, and how
 * long the thread of the house itself was kept from its visitors meanwhile. `nullShare` is the share of p < .05 where nothing is going on.
 */
import { columnsOf } from '#lib/explore/build-columns.ts';
import type { Columns } from '#lib/explore/columns.ts';
import { searchApart } from '#lib/explore/server/search-apart.ts';
import { countSignificant, NOTHINGS, SETS } from '#test/nothing-going-on.ts';
import { choice, several, slider } from '#test/patterns.ts';
import { uuidV7 } from '#lib/platform/uuid.ts';
import type { Cell } from '#lib/signify/dimension.ts';
import type { Bench } from './run.ts';
import { diceFrom } from '#lib/explore/random-choice.ts';

const ROUNDS = 3;
const LOOK_MS = 1;

const SIZES = [1000, 10_000, 100_000] as const;

export const bench: Bench = async (say) => {
	const figures: Record<string, unknown> = {};
	for (const stories of SIZES) {
		const columns = townOf(stories);
		const rounds = [];
		for (let round = 0; round < ROUNDS; round++) rounds.push(await searched(columns));
		const median = rounds.toSorted((a, b) => a.cpuSeconds - b.cpuSeconds)[Math.floor(ROUNDS / 2)]!;
		figures[`n${stories}`] = { ...median, maxBlockMs: Math.max(...rounds.map(({ maxBlockMs }) => maxBlockMs)) };
		say(`${stories} experiences: ${JSON.stringify(figures[`n${stories}`])}`);
	}
	const shares: Record<string, number> = {};
	for (const nothing of NOTHINGS) {
		shares[`${nothing.test}, ${nothing.about}`] = countSignificant(nothing) / SETS;
	}
	return { ...figures, nullShare: shares };
};

async function searched(columns: Columns) {
	const blocks = watchBlocks();
	const cpuBefore = process.cpuUsage();
	const from = performance.now();
	const { tested, untested } = await searchApart(columns);
	const wallSeconds = rounded((performance.now() - from) / 1000);
	const { user, system } = process.cpuUsage(cpuBefore);
	return {
		pairs: tested.length + untested.length,
		tested: tested.length,
		cpuSeconds: rounded((user + system) / 1e6),
		wallSeconds,
		maxBlockMs: rounded(blocks())
	};
}

/** The longest time that a tick of the clock was late. */
function watchBlocks(): () => number {
	let last = performance.now();
	let longest = 0;
	const timer = setInterval(() => {
		const now = performance.now();
		longest = Math.max(longest, now - last - LOOK_MS);
		last = now;
	}, LOOK_MS);
	return () => {
		clearInterval(timer);
		return longest;
	};
}

const rounded = (number: number) => Math.round(number * 1000) / 1000;

/** Everything hangs together a little, as in a town. */
function townOf(stories: number): Columns {
	const choices = [4, 5, 6, 7, 8, 8, 10, 12].map((count, i) => choice(`keuze-${i}`, count));
	const sliders = Array.from({ length: 10 }, (_, i) => slider(`schuif-${i}`));
	const manies = [6, 8].map((count, i) => several(`keuzes-${i}`, count));
	const dice = diceFrom(153);
	return columnsOf([...choices, ...sliders, ...manies], rowsOf());

	function* rowsOf() {
		for (let row = 0; row < stories; row++) {
			const mood = dice();
			const leaning = () => Math.min(Math.max(0.6 * dice() + 0.4 * mood, 0), 0.999);
			const cells: Cell[] = [
				...choices.map(({ kind, ...dimension }) =>
					kind === 'choice' && 'options' in dimension
						? Math.floor(leaning() ** 1.5 * dimension.options.length)
						: undefined
				),
				...sliders.map(leaning),
				...manies.map(() => [0, 1, 2, 3, 4, 5].filter(() => leaning() > 0.6))
			].map((cell) => (dice() < 0.08 ? undefined : cell));
			yield { id: uuidV7(new Date(row), new Uint8Array(16)), cells };
		}
	}
}

/** How fast each seat may write: in bursts, and then steadily. Counted in this process; whoever writes to two of them writes twice as fast. */
const BURST = 60;
const PER_SECOND = 8;

export class Pace {
	readonly #left = new Map<number, { readonly updates: number; readonly at: number }>();

	/** @param at  ms since 1970 */
	allows(seat: number, updates: number, at: number): boolean {
		const before = this.#left.get(seat) ?? { updates: BURST, at };
		const left = Math.min(BURST, before.updates + ((at - before.at) / 1000) * PER_SECOND);
		const allowed = updates <= left;
		this.#left.set(seat, { updates: allowed ? left - updates : left, at });
		return allowed;
	}
}

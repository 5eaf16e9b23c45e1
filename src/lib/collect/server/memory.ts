import type { Context } from '#lib/platform/server/context.ts';

interface Remembered<T> {
	readonly value: Promise<T | undefined>;
	readonly until: number;
}

/**
 * Remembers what was found in the database, so that hundreds of tellings a second do not each look for the same.
 * Nothing is remembered inside a transaction (it may see what never comes to be), nor what was not there.
 */
export class Memory<T> {
	readonly #most: number;
	/** Each database its own: tests open several in one process. */
	readonly #byDatabase = new WeakMap<Context['database'], Map<string, Remembered<T>>>();

	/** @param most  how many things to remember; the oldest goes first */
	constructor(most: number) {
		this.#most = most;
	}

	/** What `find` gives, or gave less than `ms` milliseconds ago. Who asks at the same moment waits for one answer. */
	recall(ctx: Context, name: string, ms: number, find: () => Promise<T | undefined>): Promise<T | undefined> {
		if (ctx.db.isTransaction) return find();
		const things = this.#thingsOf(ctx);
		const known = things.get(name);
		if (known && ctx.now.getTime() < known.until) return known.value;

		const value = find();
		things.delete(name);
		things.set(name, { value, until: ctx.now.getTime() + ms });
		if (things.size > this.#most) things.delete(things.keys().next().value!);
		const forget = () => {
			if (things.get(name)?.value === value) things.delete(name);
		};
		value.then((found) => {
			if (found === undefined) forget();
		}, forget);
		return value;
	}

	#thingsOf({ database }: Context): Map<string, Remembered<T>> {
		const known = this.#byDatabase.get(database);
		if (known) return known;
		const fresh = new Map<string, Remembered<T>>();
		this.#byDatabase.set(database, fresh);
		return fresh;
	}
}

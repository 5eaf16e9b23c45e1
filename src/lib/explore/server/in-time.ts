import { log } from '#lib/platform/server/log.ts';

/** `undefined` when it takes too long, or fails, which `failure` says in the log; the work goes on for who asks next. */
export async function inTime<T>(work: Promise<T>, patienceMs: number, failure: string): Promise<T | undefined> {
	const { promise: late, resolve } = Promise.withResolvers<undefined>();
	const timer = setTimeout(resolve, patienceMs, undefined);
	const safe = work.catch((error: unknown) => {
		log.error({ err: error }, failure);
		return undefined;
	});
	try {
		return await Promise.race([safe, late]);
	} finally {
		clearTimeout(timer);
	}
}

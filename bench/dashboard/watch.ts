/** Loaded into the house under test before anything else: tells what only the process itself knows. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Watched {
	/** The longest time since the last question in which nobody was heard. */
	readonly maxBlockMs: number;
	readonly rssMb: number;
	/** The most since the start. */
	readonly peakRssMb: number;
}

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on('message', () => {
	const watched: Watched = {
		maxBlockMs: Math.max(0, Math.round(delay.max / 1e6 - RESOLUTION_MS)),
		rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
		peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024)
	};
	delay.reset();
	process.send!(watched);
});
process.channel?.unref();

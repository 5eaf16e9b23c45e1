/**
 * A crowd of tellers in a process of its own: `node tellers.ts ADDRESS CONNECTIONS SECONDS`.
 * Every connection tells one new experience after the other. At the first sign that the house is gone everybody stops.
 * Prints what happened as one line of JSON.
 */
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { newId } from '#lib/platform/server/new-id.ts';
import { tellingOf } from './asked.ts';

export interface TellersReport {
	/** `[id, follow code]` of all that was answered with 201. */
	readonly acknowledged: readonly (readonly [string, string])[];
	/** What was under way when the house went: perhaps kept, perhaps not. */
	readonly unanswered: readonly string[];
	/** Any other answer, by its status. */
	readonly errors: number;
	readonly seconds: number;
	/** Of the acknowledged ones, ascending. */
	readonly latenciesMs: readonly number[];
}

const [address = '', connections = '64', duration = '30'] = process.argv.slice(2);
const url = new URL(`${address}/api/v1/vertelpunten/twintig-vragen/ervaringen`);
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(connections), scheduling: 'fifo' });

const acknowledged: [string, string][] = [];
const unanswered: string[] = [];
const latencies: number[] = [];
let errors = 0;
let number = 0;
let isOver = false;

function post(body: string): Promise<{ status: number; text: string }> {
	return new Promise((resolve, reject) => {
		const request = http.request(
			url,
			{
				method: 'POST',
				agent,
				headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
			},
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (chunk: string) => (text += chunk));
				response.once('end', () => resolve({ status: response.statusCode!, text }));
				response.once('error', reject);
			}
		);
		request.once('error', reject);
		request.end(body);
	});
}

async function teller(until: number): Promise<void> {
	while (!isOver && performance.now() < until) {
		const id = newId(new Date());
		const body = JSON.stringify(tellingOf(id, randomBytes(16).toString('hex'), number++));
		const began = performance.now();
		try {
			const { status, text } = await post(body);
			if (status === 201) {
				latencies.push(performance.now() - began);
				acknowledged.push([id, (JSON.parse(text) as { volgcode: string }).volgcode]);
			} else if (status === 503) unanswered.push(body);
			else errors += 1;
		} catch {
			unanswered.push(body);
			isOver = true;
		}
	}
}

const began = performance.now();
const until = began + Number(duration) * 1000;
await Promise.all(Array.from({ length: Number(connections) }, () => teller(until)));
const report: TellersReport = {
	acknowledged,
	unanswered,
	errors,
	seconds: (performance.now() - began) / 1000,
	latenciesMs: latencies.sort((a, b) => a - b)
};
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));

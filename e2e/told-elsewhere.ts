import { randomBytes } from 'node:crypto';
import { newId } from '#lib/platform/server/new-id.ts';

/** An experience as another program sends it to the example story point; each with an id and a key of its own. */
export const anExperience = (over: Readonly<Record<string, unknown>> = {}) => ({
	id: newId(new Date()) as string,
	sleutel: randomBytes(16).toString('hex'),
	vragenlijstVersie: 1,
	taal: 'nl',
	verteldOp: new Date().toISOString(),
	openingsvraag: 'moment-of-help',
	titel: 'Een grotere pan',
	tekst: 'De wijkcoach vroeg wat ik nodig had. Een grotere pan, zei ik.\n\nDie kwam er.',
	antwoorden: { perspective: { keuze: 'resident' }, 'asked-for': { delen: [0.2, 0.5, 0.3] }, pace: { nvt: true } },
	toestemmingen: { 'keep-and-read': true, discuss: true, quote: false },
	...over
});

export const tellTo = (address: string, experience: unknown, headers: Readonly<Record<string, string>> = {}) =>
	fetch(`${address}/api/v1/vertelpunten/samenleren/ervaringen`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(experience)
	});

export interface Proof {
	readonly id: string;
	readonly volgcode: string;
	readonly ontvangenOp: string;
}

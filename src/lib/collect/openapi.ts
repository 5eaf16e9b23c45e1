/** The public description of the API, made from the shapes that validate. For the server only. */
import { answerOf, BUSY, headers, problemOf, refTo, schemas, SLUG, VERSION_HEADER } from './openapi-parts.ts';
import { PHOTO_PATHS } from './openapi-photos.ts';
import { RECORDING_PATHS } from './openapi-recordings.ts';
import type { WireTelling } from './wire.ts';

/** @param version  of the API @param origin  where this house is, e.g. `https://samenleren.voorbeeld.nl` */
export function openApiDocument(version: string, origin: string) {
	return {
		openapi: '3.1.1',
		info: {
			title: 'Samenleren',
			version,
			summary: 'Ervaringen vertellen vanuit andere programma’s.',
			description:
				'Volgt de NL API Design Rules. Wie deze API gebruikt, blijft onbekend: er is geen account en geen sleutel nodig, ' +
				'en cookies worden niet gelezen. Zinnen in foutmeldingen volgen `Accept-Language` (nl, en).',
			license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
			contact: { name: 'De beheerders van dit huis', url: `${origin}/` }
		},
		servers: [{ url: `${origin}/api/v1` }],
		tags: [
			{ name: 'vertellen', description: 'Een vertelpunt bekijken en er een ervaring vertellen.' },
			{ name: 'opnames', description: 'Wat iemand insprak, in stukken, met tus 1.0.' }
		],
		paths: {
			'/openapi.json': { get: GET_DESCRIPTION },
			'/vertelpunten/{slug}': { parameters: [SLUG], get: GET_STORY_POINT },
			'/vertelpunten/{slug}/ervaringen': { parameters: [SLUG], post: POST_TELLING },
			...PHOTO_PATHS,
			...RECORDING_PATHS
		},
		components: { schemas: schemas(), headers: { 'API-Version': VERSION_HEADER } }
	};
}

const GET_DESCRIPTION = {
	operationId: 'getOpenApi',
	summary: 'Deze beschrijving.',
	tags: ['vertellen'],
	responses: {
		200: { description: 'OpenAPI 3.1.', headers, content: { 'application/json': { schema: { type: 'object' } } } },
		406: problemOf('Alleen JSON.')
	}
};

const GET_STORY_POINT = {
	operationId: 'getVertelpunt',
	summary: 'Wat een vertelpunt vraagt.',
	tags: ['vertellen'],
	responses: {
		200: answerOf('Het vertelpunt.', 'Vertelpunt'),
		404: problemOf('Dit vertelpunt is er niet.'),
		406: problemOf('Alleen JSON.'),
		503: BUSY
	}
};

const TELLING_EXAMPLE: WireTelling = {
	id: '0199c2a4-5b1e-7c3d-8f00-1a2b3c4d5e6f',
	sleutel: '5f2b8c1d9e3a47068b1c2d3e4f5a6b7c',
	vragenlijstVersie: 1,
	taal: 'nl',
	verteldOp: '2026-11-20T14:05:00Z',
	openingsvraag: 'moment-of-help',
	titel: 'Soep op donderdag',
	tekst: 'Elke donderdag kook ik soep voor het portiek. Dat begon toen de buurvrouw haar heup brak.',
	antwoorden: {
		'who-helped': { keuzes: ['neighbours'] },
		'asked-for': { delen: [0.2, 0.5, 0.3] },
		'who-decided': { stand: 0.75 },
		pace: { nvt: true }
	},
	toestemmingen: { 'keep-and-read': true, discuss: true, quote: false }
};

const POST_TELLING = {
	operationId: 'postErvaring',
	summary: 'Vertel een ervaring.',
	description:
		'Veilig om te herhalen: dezelfde ervaring (zelfde `id` en `sleutel`) wordt één keer bewaard en krijgt telkens hetzelfde ' +
		'antwoord. Stuur bij twijfel dus opnieuw. Na 201 staat de ervaring op schijf. Een vertelpunt neemt tot twee weken na ' +
		'sluiting nog aan wat ervóór verteld is. Een opname gaat eerst, naar `/opnames` (tus 1.0); daarna noemt `opname` haar id. ' +
		'Ook foto’s gaan eerst; daarna noemt het antwoord hun id’s.',
	tags: ['vertellen'],
	requestBody: {
		required: true,
		content: { 'application/json': { schema: refTo('Ervaring'), example: TELLING_EXAMPLE } }
	},
	responses: {
		201: answerOf('Bewaard.', 'Bewijs', {
			id: TELLING_EXAMPLE.id,
			volgcode: 'appel tuinbank zeehond kapstok giraf',
			ontvangenOp: '2026-11-20T14:05:02.117Z'
		}),
		400: problemOf('Er klopt iets niet; `errors` noemt alles tegelijk.', {
			type: 'about:blank',
			title: 'Bad Request',
			status: 400,
			detail: 'Er klopt nog iets niet aan deze ervaring.',
			code: 'collect.telling.invalid',
			errors: [
				{
					in: 'body',
					location: { pointer: '#/toestemmingen/keep-and-read' },
					code: 'collect.issue.consent-needed',
					detail: 'Zonder deze toestemming kunnen we je ervaring niet bewaren.'
				}
			]
		}),
		404: problemOf('Dit vertelpunt is er niet.'),
		406: problemOf('Alleen JSON.'),
		408: problemOf('Na een minuut was niet alles binnen.'),
		409: problemOf(
			'Het vertelpunt is niet open, of dit `id` kwam eerder met een andere `sleutel` of met andere woorden.'
		),
		413: problemOf('Te groot: hoogstens 512 kB.'),
		415: problemOf('Alleen `application/json`.'),
		425: problemOf('Een opname of foto is nog niet aangekomen; stuur de ervaring daarna opnieuw.'),
		429: BUSY,
		503: BUSY
	}
};

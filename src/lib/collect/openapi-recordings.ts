/** Recordings in the description of the API: tus 1.0, with a key. For the server only. */
import { LARGEST_BYTES } from '#lib/media/recording.ts';
import { answerOf, BUSY, headers, problemOf } from './openapi-parts.ts';

const TUS_VERSION = '1.0.0';

const KEY = {
	name: 'Sleutel',
	in: 'header',
	required: true,
	description: 'De sleutel van de ervaring waar de opname bij hoort.',
	schema: { type: 'string', pattern: '^[0-9A-Fa-f]{32}$' }
};

const ID = {
	name: 'id',
	in: 'path',
	required: true,
	description: 'Het id dat de opname bij de aankondiging kreeg.',
	schema: { type: 'string', format: 'uuid' }
};

const TUS = {
	name: 'Tus-Resumable',
	in: 'header',
	required: true,
	description: 'De versie van tus.',
	schema: { type: 'string', const: TUS_VERSION }
};

const sizeAsked = (name: string, description: string) => ({
	name,
	in: 'header',
	required: true,
	description,
	schema: { type: 'integer', minimum: 0, maximum: LARGEST_BYTES }
});

const size = (description: string) => ({
	description,
	schema: { type: 'integer', minimum: 0, maximum: LARGEST_BYTES }
});
const text = (description: string) => ({ description, schema: { type: 'string' } });

const OFFSET = { 'Upload-Offset': size('Hoeveel bytes er nu zijn.') };
const SPOKEN = { ...headers, 'Tus-Resumable': text('De versie van tus.') };

const emptyOf = (description: string, more: object = {}) => ({ description, headers: { ...SPOKEN, ...more } });

/** What the protocol itself refuses is no Problem: a line of text, in English. */
const tusRefusal = (description: string) => ({
	description: `${description} Dit antwoord is van tus zelf: gewone tekst, in het Engels.`,
	headers: SPOKEN,
	content: { 'text/plain': { schema: { type: 'string' } } }
});

const NOT_FOUND = problemOf(
	'Deze opname is er niet, of de `Sleutel` hoort er niet bij: van die twee zeggen we niet welke.'
);
const NOT_TUS = tusRefusal('`Tus-Resumable` ontbreekt.');
const WRONG_HEADER = tusRefusal('Een header klopt niet, bijvoorbeeld een andere versie van tus.');
const ABOUT = { tags: ['opnames'] };

const OPTIONS = {
	...ABOUT,
	operationId: 'optionsOpnames',
	summary: 'Wat we van tus kunnen.',
	responses: {
		204: emptyOf('Zie de headers.', {
			'Tus-Version': text('De versies van tus.'),
			'Tus-Extension': text('Wat er van tus bij kan: beginnen en terugnemen.'),
			'Tus-Max-Size': size('Zo groot mag een opname hoogstens zijn.')
		})
	}
};

const POST = {
	...ABOUT,
	operationId: 'postOpname',
	summary: 'Kondig een opname aan.',
	description:
		'Gaat vooraf aan de ervaring. Het adres van de opname staat in `Location`. Dezelfde aankondiging nog eens verandert niets. ' +
		'Een opname waar na vijftien dagen geen ervaring bij is gekomen, gaat weg.',
	parameters: [
		KEY,
		TUS,
		sizeAsked('Upload-Length', 'Hoe groot de hele opname is, in bytes.'),
		{
			name: 'Upload-Metadata',
			in: 'header',
			required: true,
			description:
				'Met komma’s ertussen: naam, spatie, waarde in base64. `id` (UUID v7, wordt het adres), `ervaring` (het id van de ' +
				'ervaring), `vertelpunt` (de slug), `soort` (audio/webm, audio/ogg, audio/mp4 of audio/wav), `duur` (in ' +
				'milliseconden, hoogstens een half uur) en als het kan `taal`.',
			schema: { type: 'string' }
		}
	],
	responses: {
		201: emptyOf('Er is plaats voor; stuur nu de stukken.', { Location: text('Het adres van de opname.') }),
		400: {
			...problemOf(
				'De aankondiging klopt niet: onvolledig, te lang, of een soort geluid dat we niet aannemen. ' +
					'Klopt een header van tus niet, dan is dit antwoord gewone tekst.'
			),
			content: {
				...problemOf('').content,
				...WRONG_HEADER.content
			}
		},
		404: problemOf('Dit vertelpunt is er niet, of `Sleutel` is geen sleutel.'),
		406: problemOf('Alleen JSON.'),
		409: problemOf('Dit `id` is al van een andere opname.'),
		412: NOT_TUS,
		429: BUSY,
		503: BUSY
	}
};

const HEAD = {
	...ABOUT,
	operationId: 'headOpname',
	summary: 'Hoe ver de opname is.',
	parameters: [TUS],
	responses: {
		200: emptyOf('Ga verder bij `Upload-Offset`.', {
			...OFFSET,
			'Upload-Length': size('Hoe groot de hele opname is.')
		}),
		404: { description: 'Deze opname is er niet, of de `Sleutel` hoort er niet bij.', headers },
		400: { description: 'Een header klopt niet.', headers: SPOKEN },
		412: { description: '`Tus-Resumable` ontbreekt.', headers: SPOKEN },
		429: { description: 'Te vaak met een verkeerde sleutel.', headers },
		503: { description: 'Even niet bereikbaar.', headers }
	}
};

const PATCH = {
	...ABOUT,
	operationId: 'patchOpname',
	summary: 'Stuur een volgend stuk.',
	description:
		'Na 204 staat het stuk op schijf. Stukken van hoogstens 1 MB. Brak de lijn? Vraag met HEAD waar je was, en ga daar verder.',
	parameters: [TUS, sizeAsked('Upload-Offset', 'Waar dit stuk begint.')],
	requestBody: {
		required: true,
		content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } }
	},
	responses: {
		204: emptyOf('Het stuk is bewaard.', OFFSET),
		400: tusRefusal('Een header klopt niet, of het stuk is groter dan 1 MB.'),
		403: tusRefusal('`Upload-Offset` of `Content-Type` ontbreekt.'),
		404: NOT_FOUND,
		406: problemOf('Alleen JSON.'),
		409: tusRefusal('Het stuk past daar niet: `Upload-Offset` is een andere dan die van ons.'),
		412: NOT_TUS,
		413: tusRefusal('Het stuk is groter dan wat er nog komen moet.'),
		429: BUSY,
		503: BUSY
	}
};

const DELETE = {
	...ABOUT,
	operationId: 'deleteOpname',
	summary: 'Neem een opname terug.',
	description: 'Zolang er geen ervaring bij is. Daarna gaat intrekken met de volgcode.',
	parameters: [TUS],
	responses: {
		204: emptyOf('De opname is weg.'),
		400: WRONG_HEADER,
		404: problemOf('Deze opname is er niet, hoort al bij een ervaring, of hoort niet bij deze `Sleutel`.'),
		406: problemOf('Alleen JSON.'),
		412: NOT_TUS,
		429: BUSY,
		503: BUSY
	}
};

const GET = {
	...ABOUT,
	operationId: 'getOpname',
	summary: 'Hoe het met een opname staat.',
	responses: {
		200: answerOf('Hoe het staat.', 'Opname'),
		404: NOT_FOUND,
		406: problemOf('Alleen JSON.'),
		429: BUSY,
		503: BUSY
	}
};

export const RECORDING_PATHS = {
	'/opnames': { options: OPTIONS, post: POST },
	'/opnames/{id}': { parameters: [ID, KEY], get: GET, head: HEAD, patch: PATCH, delete: DELETE }
};

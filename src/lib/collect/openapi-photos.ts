/** How a photo comes before its experience, as the description of the API says it. For the server only. */
import { BUSY, headers, problemOf, SLUG } from './openapi-parts.ts';

const idIn = (name: string, description: string) => ({
	name,
	in: 'path',
	required: true,
	description,
	schema: { type: 'string', format: 'uuid' }
});

const PUT_PHOTO = {
	operationId: 'putFoto',
	summary: 'Stuur een foto die bij een ervaring hoort, vóór de ervaring zelf.',
	description:
		'Veilig om te herhalen. De foto wordt opnieuw getekend: waar, wanneer en waarmee hij gemaakt is, verdwijnt. Niemand ziet hem ' +
		'voordat de ervaring er is; komt die niet binnen twee dagen, dan wordt hij vergeten.',
	tags: ['vertellen'],
	parameters: [
		{
			name: 'Sleutel',
			in: 'header',
			required: true,
			description: 'De `sleutel` van de ervaring.',
			schema: { type: 'string', pattern: '^[0-9a-fA-F]{32}$' }
		}
	],
	requestBody: {
		required: true,
		content: { 'image/*': { schema: { type: 'string', contentEncoding: 'binary', description: 'Hoogstens 900 kB.' } } }
	},
	responses: {
		204: { description: 'Bewaard, of al bewaard.', headers },
		400: problemOf('Dit is geen foto, hij is te groot, of een id of de sleutel klopt niet.'),
		404: problemOf('Dit vertelpunt is er niet.'),
		406: problemOf('Alleen JSON.'),
		409: problemOf('Onder dit adres staat een foto met een andere sleutel.'),
		429: BUSY,
		503: BUSY
	}
};

export const PHOTO_PATHS = {
	'/vertelpunten/{slug}/ervaringen/{ervaring}/fotos/{foto}': {
		parameters: [
			SLUG,
			idIn('ervaring', 'Het `id` van de ervaring waar de foto bij hoort.'),
			idIn('foto', 'Het `id` van de foto.')
		],
		put: PUT_PHOTO
	}
};

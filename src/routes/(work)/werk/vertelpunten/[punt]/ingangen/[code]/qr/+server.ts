import { addressOf } from '#lib/collect/entrance.ts';
import { qrCodeOf, qrSvg } from '#lib/collect/qr.ts';
import { getEntrance } from '#lib/collect/server/entrances.ts';
import { qrPng } from '#lib/collect/server/qr-png.ts';
import { getBareStoryPoint } from '#lib/collect/server/queries.ts';
import type { RequestHandler } from './$types';

/** The QR code as a file, for whoever makes their own poster: `?vorm=svg` (which stays sharp) or `png`. */
export const GET: RequestHandler = async ({ locals: { ctx }, params, url }) => {
	const point = await getBareStoryPoint(ctx, params.punt);
	const { code } = await getEntrance(ctx, point.id, params.code);
	const qr = qrCodeOf(addressOf(url.origin, point.slug, code));
	const isPng = url.searchParams.get('vorm') === 'png';
	return new Response(isPng ? qrPng(qr) : qrSvg(qr), {
		headers: {
			'content-type': isPng ? 'image/png' : 'image/svg+xml',
			'content-disposition': `attachment; filename="${point.slug}-${code}.${isPng ? 'png' : 'svg'}"`
		}
	});
};

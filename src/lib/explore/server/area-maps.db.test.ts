import { describe, expect } from 'vitest';
import { VISITOR } from '#lib/platform/actor.ts';
import type { Dimension } from '#lib/signify/dimension.ts';
import { anna, bram, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { storedPoint } from '#test/stories.ts';
import { dropMap, findMap, findMapView, keepMap, pointOut } from './area-maps.ts';

const square = (x: number) =>
	[
		[
			[
				[x, 52],
				[x + 0.1, 52],
				[x + 0.1, 52.1],
				[x, 52.1],
				[x, 52]
			]
		]
	] as const;

const MAP = {
	title: 'Wijken',
	attribution: '© CBS, Kadaster',
	areas: [
		{ code: 'WK01', name: 'Noord', polygons: square(6.8) },
		{ code: 'WK02', name: 'Zuid', polygons: square(6.9) }
	]
};

const DIMENSION = {
	kind: 'choice',
	shape: 'areas',
	id: 'area',
	title: { nl: 'Welke wijk?' },
	options: [
		{ id: 'zuid', label: { nl: 'Zuid' } },
		{ id: 'bos', label: { nl: 'Het bos' } },
		{ id: 'wk01', label: { nl: 'Anders gespeld' } }
	]
} as const satisfies Dimension;

describe('the map of a story point', () => {
	it('knows answers by code and name, and by what somebody pointed out', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await keepMap(as(anna), point.id, MAP);
		expect(await findMapView(as(rika), point.id, [DIMENSION])).toMatchObject({
			title: 'Wijken',
			attribution: '© CBS, Kadaster',
			places: { area: [1, -1, 0] }
		});
		await pointOut(as(anna), point.id, { area: { bos: 'WK02' } });
		expect((await findMapView(as(rika), point.id, [DIMENSION]))!.places).toEqual({ area: [1, 1, 0] });
		await keepMap(as(anna), point.id, { ...MAP, title: 'Buurten' });
		expect(await findMap(as(rika), point.id)).toMatchObject({ title: 'Buurten', pointed: { area: { bos: 'WK02' } } });
	});

	it('is thrown away, once', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await keepMap(as(anna), point.id, MAP);
		await dropMap(as(anna), point.id);
		expect(await findMap(as(anna), point.id)).toBeUndefined();
		await expect(dropMap(as(anna), point.id)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(pointOut(as(anna), point.id, {})).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('is not kept by who may only read, nor seen by stewards, visitors and another organisation', async ({ as }) => {
		const point = await storedPoint(as(bram));
		await keepMap(as(anna), point.id, MAP);
		for (const actor of [noor, rika, steef, VISITOR]) {
			await expect(keepMap(as(actor), point.id, MAP)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(pointOut(as(actor), point.id, {})).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(dropMap(as(actor), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
		}
		for (const actor of [steef, VISITOR])
			await expect(findMap(as(actor), point.id)).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await findMap(as(otto), point.id)).toBeUndefined();
		await expect(dropMap(as(otto), point.id)).rejects.toMatchObject({ kind: 'not-found' });
	});
});

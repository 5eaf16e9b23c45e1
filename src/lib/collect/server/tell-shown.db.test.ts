import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { photoOfAnother } from '#lib/media/photo-problems.ts';
import type { PhotoName } from '#lib/media/photo.ts';
import { forgetUnclaimedPhotos, keepPhoto, showPhoto } from '#lib/media/server/photos.ts';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Id } from '#lib/platform/id.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { newId } from '#lib/platform/server/new-id.ts';
import { photosIn } from '#lib/signify/photos-in.ts';
import { storeQuestionnaire } from '#lib/signify/server/commands.ts';
import { it } from '#test/own-database.ts';
import { anna, bram, MONDAY, noor, otto, rika, steef } from '#test/personas.ts';
import { QUESTIONNAIRE } from '#test/stories.ts';
import { aTelling, openPoint } from '#test/tellings.ts';
import type { StoryPoint } from '../story-point.ts';
import { tellStory } from './commands.ts';
import { newDevice } from './follow-device.ts';
import { followStory, withdrawStory } from './follow.ts';

const KEY = 'a1'.repeat(16);
const SHOW = {
	id: 'show',
	type: 'photo',
	title: { nl: 'Wil je er iets van laten zien?' },
	required: false,
	allowNotApplicable: false,
	settings: { max: 2 }
} as const;

const daysLater = (days: number) => new Date(MONDAY.getTime() + days * 24 * 60 * 60 * 1000);

/** As a phone would take it: with the place, the moment and the phone in it. */
const taken = (background = '#c00') =>
	sharp({ create: { width: 80, height: 40, channels: 3, background } })
		.withExif({
			IFD0: { Make: 'Telefoon', ImageDescription: 'bij oma thuis', DateTime: '2027:02:28 10:00:00' },
			IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '6/1 53/1 0/1' }
		})
		.jpeg()
		.toBuffer();

async function aPoint(ctx: Context): Promise<StoryPoint> {
	const asked = { ...QUESTIONNAIRE, questions: [SHOW] };
	const { id: questionnaireId } = await storeQuestionnaire({ ...ctx, actor: HOUSE }, asked);
	return openPoint(ctx, { questionnaireId });
}

/** A telling with a photo, as its device makes it. */
function shown(point: StoryPoint) {
	const name: PhotoName = {
		storyId: newId<'story'>(MONDAY),
		id: newId<'photo'>(MONDAY),
		storyPointId: point.id,
		key: KEY
	};
	const telling = aTelling({
		id: name.storyId,
		key: KEY,
		openingId: null,
		answers: { show: { photos: [{ id: name.id, about: 'De brug' }] } }
	});
	return { name, telling };
}

const keep = (ctx: Context, name: PhotoName, bytes: Promise<Uint8Array> | Uint8Array) =>
	keepPhoto(ctx, name, () => Promise.resolve(bytes), 'here');

async function told(ctx: Context) {
	const point = await aPoint(ctx);
	const { name, telling } = shown(point);
	await keep(ctx, name, taken());
	const receipt = await tellStory(ctx, point, telling, 'web');
	return { point, name, telling, receipt };
}

const rowsOf = ({ db }: Context, { storyId }: Pick<PhotoName, 'storyId'>) =>
	db
		.selectFrom('media.photos')
		.select(['id', 'bytes', 'claimed_at'])
		.where('meant_for', '=', storyId)
		.orderBy('id')
		.execute();
const storiesOf = ({ db }: Context, { storyId }: Pick<PhotoName, 'storyId'>) =>
	db.selectFrom('collect.stories').select(['id', 'answers']).where('id', '=', storyId).execute();

describe('a photo with an experience', () => {
	it('is kept upright, and without the place, the moment and the camera', async ({ as }) => {
		const { name } = await told(as(VISITOR));
		expect((await sharp(await taken()).metadata()).exif?.toString('latin1')).toMatch(/oma/);
		const [{ bytes } = { bytes: Buffer.alloc(0) }] = await rowsOf(as(VISITOR), name);
		const { format, exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
		expect({ format, exif, icc, xmp, iptc, orientation }).toEqual({ format: 'webp' });
		expect(bytes.toString('latin1')).not.toMatch(/EXIF|oma|Telefoon|GPS|2027/);
	});

	it('becomes part of it in one go, once, however often both are sent', async ({ as }) => {
		const { point, name, telling, receipt } = await told(as(VISITOR));
		await keep(as(VISITOR), name, taken());
		expect(await tellStory(as(VISITOR), point, telling, 'web')).toEqual(receipt);
		expect(await rowsOf(as(VISITOR), name)).toMatchObject([{ id: name.id, claimed_at: MONDAY }]);
		expect(await storiesOf(as(VISITOR), name)).toMatchObject([{ answers: telling.answers }]);
	});

	it('holds it up: the experience is not kept before its photo', async ({ as }) => {
		const point = await aPoint(as(VISITOR));
		const { name, telling } = shown(point);
		await expect(tellStory(as(VISITOR), point, telling, 'web')).rejects.toMatchObject({ kind: 'too-early' });
		expect(await storiesOf(as(VISITOR), name)).toEqual([]);
		await keep(as(VISITOR), name, taken());
		await tellStory(as(VISITOR), point, telling, 'web');
		expect(await storiesOf(as(VISITOR), name)).toHaveLength(1);
	});

	it('is not taken from another experience, also when one of two is its own', async ({ as }) => {
		const { point, name: foreign } = await told(as(VISITOR));
		const { name, telling } = shown(point);
		await keep(as(VISITOR), name, taken());
		const photos = [...photosIn(telling.answers), { id: foreign.id }];
		await expect(
			tellStory(as(VISITOR), point, { ...telling, answers: { show: { photos } } }, 'web')
		).rejects.toMatchObject({ kind: 'conflict', code: photoOfAnother().code });
		expect(await storiesOf(as(VISITOR), name)).toEqual([]);
		expect(await rowsOf(as(VISITOR), name)).toMatchObject([{ claimed_at: null }]);
	});

	it('is not overwritten by who has another key, or at another point', async ({ as }) => {
		const { name } = await told(as(VISITOR));
		const before = await rowsOf(as(VISITOR), name);
		const other = await aPoint(as(VISITOR));
		for (const over of [{ key: 'b2'.repeat(16) }, { storyPointId: other.id }])
			await expect(keep(as(VISITOR), { ...name, ...over }, taken('#00c'))).rejects.toMatchObject({ kind: 'conflict' });
		expect(await rowsOf(as(VISITOR), name)).toEqual(before);
	});

	it('is refused when it is none, and keeps nothing', async ({ as }) => {
		const point = await aPoint(as(VISITOR));
		const { name } = shown(point);
		const zip = Buffer.from('PK\x03\x04 vakantie.jpg');
		const jpegWithZip = Buffer.concat([Buffer.from('\xff\xd8\xff', 'latin1'), zip]);
		for (const bytes of [zip, jpegWithZip, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')])
			await expect(keep(as(VISITOR), name, bytes)).rejects.toThrow('media.picture.unreadable');
		expect(await rowsOf(as(VISITOR), name)).toEqual([]);
	});

	it('that its teller replaced goes when the experience comes', async ({ as }) => {
		const point = await aPoint(as(VISITOR));
		const { name, telling } = shown(point);
		await keep(as(VISITOR), { ...name, id: newId<'photo'>(MONDAY) }, taken('#0c0'));
		await keep(as(VISITOR), name, taken());
		await tellStory(as(VISITOR), point, telling, 'web');
		expect(await rowsOf(as(VISITOR), name)).toMatchObject([{ id: name.id }]);
	});

	it('is one of at most a dozen that wait for one experience', async ({ as }) => {
		const { name } = shown(await aPoint(as(VISITOR)));
		const photo = await taken();
		const send = () => keep(as(VISITOR), { ...name, id: newId<'photo'>(MONDAY) }, photo);
		for (let sent = 0; sent < 12; sent++) await send();
		await expect(send()).rejects.toMatchObject({ kind: 'too-many' });
	});

	it('may be left out by who was asked for one and has no device for it', async ({ as }) => {
		const { point } = await told(as(VISITOR));
		const { telling } = shown(point);
		const without = { ...telling, answers: { show: { photos: [], without: true } } } as const;
		await tellStory(as(VISITOR), point, without, 'web');
		expect(await storiesOf(as(VISITOR), { storyId: telling.id as Id<'story'> })).toHaveLength(1);
	});
});

describe('seeing a photo', () => {
	it('is for who may read experiences, and kept by no cache', async ({ as }) => {
		const { name } = await told(as(VISITOR));
		for (const actor of [anna, bram, noor, rika]) {
			const answer = await showPhoto(as(actor), name);
			expect(answer.headers.get('content-type')).toBe('image/webp');
			expect(answer.headers.get('cache-control')).toBe('private, no-store');
			expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(80);
		}
	});

	it('is not for visitors, stewards, another organisation or another point', async ({ as }) => {
		const { name } = await told(as(VISITOR));
		for (const actor of [VISITOR, steef])
			await expect(showPhoto(as(actor), name)).rejects.toMatchObject({ kind: 'forbidden' });
		const other = await aPoint(as(VISITOR));
		for (const [actor, over] of [
			[otto, {}],
			[bram, { storyPointId: other.id }],
			[bram, { id: newId<'photo'>(MONDAY) }]
		] as const)
			await expect(showPhoto(as(actor), { ...name, ...over })).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('is for nobody before its experience has come', async ({ as }) => {
		const { name } = shown(await aPoint(as(VISITOR)));
		await keep(as(VISITOR), name, taken());
		await expect(showPhoto(as(bram), name)).rejects.toMatchObject({ kind: 'not-found' });
	});
});

describe('a photo goes', () => {
	it('with its experience when that is withdrawn: no row and no byte remains', async ({ as }) => {
		const { name, receipt } = await told(as(VISITOR));
		const { name: other } = await told(as(VISITOR));
		const pass = await followStory(as(VISITOR), receipt.followCode, newDevice(), '192.0.2.1');
		await withdrawStory(as(VISITOR), pass);
		expect(await rowsOf(as(VISITOR), name)).toEqual([]);
		await expect(showPhoto(as(bram), name)).rejects.toMatchObject({ kind: 'not-found' });
		expect(await rowsOf(as(VISITOR), other)).toHaveLength(1);
	});

	it('by itself when its experience never came', async ({ as }) => {
		const { name: kept } = await told(as(VISITOR));
		const { name } = shown(await aPoint(as(VISITOR)));
		await keep(as(VISITOR), name, taken());
		await forgetUnclaimedPhotos(as(HOUSE, { now: daysLater(1) }));
		expect(await rowsOf(as(VISITOR), name)).toHaveLength(1);
		await forgetUnclaimedPhotos(as(HOUSE, { now: daysLater(3) }));
		expect(await rowsOf(as(VISITOR), name)).toEqual([]);
		expect(await rowsOf(as(VISITOR), kept)).toHaveLength(1);
	});

	it('and nobody but the house sees to that', async ({ as }) => {
		for (const actor of [VISITOR, bram])
			await expect(forgetUnclaimedPhotos(as(actor))).rejects.toMatchObject({ kind: 'forbidden' });
	});
});

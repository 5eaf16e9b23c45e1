import { sql } from 'kysely';
import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { HOUSE, VISITOR } from '#lib/platform/actor.ts';
import type { Questionnaire } from '#lib/signify/questionnaire.ts';
import { storeQuestionnaire, storeVersion } from '#lib/signify/server/commands.ts';
import { saveWorkingCopy } from '#lib/signify/server/drafts.ts';
import { anna, bram, DE_OEVER, MONDAY, noor, otto, rika, steef } from '#test/personas.ts';
import { it } from '#test/rollback.ts';
import { kindOfPicture, MOST_KEPT_BYTES, MOST_PICTURES } from '../picture.ts';
import { addPicture, findPicture, forgetUnusedPictures } from './pictures.ts';
import { redraw } from './pictures-redraw.ts';
import { readUpload } from './pictures-upload.ts';

const drawing = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: '#c00' } });

/** A PNG header that claims to be larger than anybody can draw, in a few bytes. */
async function bomb(): Promise<Buffer> {
	const png = await drawing().png().toBuffer();
	png.writeUInt32BE(60_000, 16);
	png.writeUInt32BE(60_000, 20);
	return png;
}

describe('addPicture', () => {
	it('keeps a picture in two sizes, and the same one only once', async ({ as }) => {
		const bytes = await drawing(2400, 1800).jpeg().toBuffer();
		const id = await addPicture(as(bram), bytes);
		expect(await addPicture(as(anna), bytes)).toBe(id);

		const found = await findPicture(as(VISITOR), id);
		for (const [size, width] of [
			['large', 1200],
			['small', 400]
		] as const) {
			const kept = await found!.read(size);
			expect(kindOfPicture(kept!)).toBe('webp');
			expect(await sharp(kept).metadata()).toMatchObject({ width, height: width * 0.75 });
		}
	});

	it('is for administrators, facilitators and the house, and not for others', async ({ as }) => {
		const bytes = await drawing().png().toBuffer();
		await addPicture(as(HOUSE), bytes);
		for (const actor of [VISITOR, noor, rika, steef])
			await expect(addPicture(as(actor), bytes)).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('finds nothing under another id', async ({ as }) => {
		const id = await addPicture(as(bram), await drawing().png().toBuffer());
		expect(await findPicture(as(otto), `${id.slice(0, -4)}ffff` as typeof id)).toBeUndefined();
	});
});

describe('room for pictures', () => {
	const png = (colour: string) =>
		sharp({ create: { width: 10, height: 10, channels: 3, background: colour } })
			.png()
			.toBuffer();
	const asking = (picture: string): Questionnaire => ({
		title: { nl: 'Met plaatjes' },
		languages: ['nl'],
		openings: [],
		questions: [
			{
				...{ id: 'q', type: 'pictures', title: { nl: 'Welk?' }, required: false, allowNotApplicable: false },
				settings: {
					max: 1,
					options: [
						{ id: 'a', label: { nl: 'A' }, picture, alt: { nl: 'A' } },
						{ id: 'b', label: { nl: 'B' }, picture, alt: { nl: 'B' } }
					]
				}
			}
		]
	});
	const later = (days: number) => ({ now: new Date(MONDAY.getTime() + days * 24 * 60 * 60 * 1000) });

	it('is made by forgetting what is in no version and no working copy, after a month', async ({ as }) => {
		const [asked, drafted, unused, fresh] = await Promise.all(['#111', '#222', '#333', '#444'].map(png));
		const ids = {
			asked: await addPicture(as(bram), asked!),
			drafted: await addPicture(as(bram), drafted!),
			unused: await addPicture(as(bram), unused!),
			again: await addPicture(as(bram), fresh!)
		};
		const { id } = await storeQuestionnaire(as(bram), asking(ids.asked));
		await storeVersion(as(bram), id, { ...asking(ids.asked), questions: [] });
		await saveWorkingCopy(as(bram), id, 0, asking(ids.drafted));
		await addPicture(as(anna, later(20)), fresh!);

		await forgetUnusedPictures(as(HOUSE, later(29)));
		expect(await findPicture(as(VISITOR), ids.unused)).toBeDefined();
		await forgetUnusedPictures(as(HOUSE, later(31)));
		expect(await findPicture(as(VISITOR), ids.unused)).toBeUndefined();
		for (const kept of [ids.asked, ids.drafted, ids.again])
			expect(await (await findPicture(as(VISITOR), kept))!.read('small')).toBeDefined();
	});

	it('is forgotten by the house only', async ({ as }) => {
		for (const actor of [VISITOR, bram, anna, noor, rika, steef])
			await expect(forgetUnusedPictures(as(actor))).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('is for so many, of this organisation; one that is there already still fits', async ({ as, turnTo }) => {
		const first = await png('#111');
		const id = await addPicture(as(bram), first);
		await sql`insert into media.pictures (organisation_id, id, hash, large, small, created_at)
			select organisation_id, gen_random_uuid(), sha256(n::text::bytea), large, small, created_at
			from media.pictures, generate_series(2, ${MOST_PICTURES}::integer) n`.execute(as(bram).db);
		await expect(addPicture(as(bram), await png('#222'))).rejects.toMatchObject({ code: 'media.picture.full' });
		expect(await addPicture(as(bram), first)).toBe(id);
		await turnTo(DE_OEVER);
		await addPicture(as(otto), await png('#222'));
	});
});

describe('a picture that is drawn anew', () => {
	it('holds nothing of where and with what it was taken, and stands upright', async () => {
		const taken = await drawing(80, 40)
			.withExif({ IFD0: { Make: 'Camera', ImageDescription: 'bij oma thuis' }, IFD3: { GPSLatitude: '52/1 13/1 0/1' } })
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer();
		expect(await sharp(taken).metadata()).toMatchObject({ orientation: 6 });

		const { large } = await redraw(taken);

		const { exif, icc, xmp, orientation, width, height } = await sharp(large).metadata();
		expect({ exif, icc, xmp, orientation }).toEqual({});
		expect([width, height]).toEqual([40, 80]);
		expect(large.toString('latin1')).not.toMatch(/Exif|oma|Camera/);
	});

	it('is small, however restless it is', async () => {
		const noise = sharp({
			create: { width: 1600, height: 1600, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 90 } }
		} as unknown as Parameters<typeof sharp>[0]);
		const { large, small } = await redraw(await noise.jpeg({ quality: 95 }).toBuffer());
		expect(large.length).toBeLessThanOrEqual(MOST_KEPT_BYTES);
		expect(small.length).toBeLessThanOrEqual(MOST_KEPT_BYTES);
	});

	it('is refused when it is none, says it is too large, or is', async () => {
		const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
		const zip = Buffer.from('PK\x03\x04 a picture, honestly');
		const half = (await drawing(400, 400).jpeg().toBuffer()).subarray(0, 700);
		for (const bytes of [svg, zip, half, Buffer.alloc(0)])
			await expect(redraw(bytes)).rejects.toThrow('media.picture.unreadable');
		await expect(redraw(await bomb())).rejects.toThrow('media.picture.too-many-points');
		await expect(redraw(Buffer.alloc(40 * 1024 * 1024 + 1))).rejects.toThrow('media.picture.too-large');
	});
});

describe('an upload', () => {
	const upload = (body: BodyInit | ReadableStream, headers = {}) =>
		readUpload(new Request('http://x', { method: 'POST', body, headers, duplex: 'half' } as RequestInit));

	it('is read whole', async () => {
		expect(Buffer.from(await upload(Buffer.from('abc'))).toString()).toBe('abc');
	});

	it('that never ends is read no further than a picture may be', async () => {
		const piece = new Uint8Array(8 * 1024 * 1024);
		let given = 0;
		const endless = new ReadableStream({ pull: (controller) => (given++, controller.enqueue(piece)) });
		await expect(upload(endless)).rejects.toThrow('media.picture.too-large');
		expect(given).toBeLessThan(9);
	});

	it('that holds nothing is no picture', async () => {
		await expect(upload('')).rejects.toThrow('media.picture.unreadable');
	});
});

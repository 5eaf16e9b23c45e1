import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAt } from '#lib/collect/kept.ts';
import { photosIn } from '#lib/signify/photos-in.ts';
import { Device, House, Page, settle } from '#test/teller-device.ts';

async function aPage(): Promise<Page> {
	const page = new Page(new Device(), new House());
	await page.load();
	return page;
}

const photosAt = (house: House) => [...house.photos.values()].map(({ photo, story }) => [photo, story !== undefined]);

describe('a photo of what is told', () => {
	it('arrives with its experience, once, and leaves the device then', async () => {
		const page = await aPage();
		page.show('de brug');
		await page.send();
		expect(photosAt(page.house)).toEqual([['de brug', true]]);
		expect(page.house.stories.size).toBe(1);
		expect(page.device.photos.size).toBe(0);
	});

	it('survives a reload, and waits with its words for a connection', async () => {
		const page = await aPage();
		page.show('de brug');
		await page.load();
		page.house.mood = 'away';
		await page.send();
		expect(page.desk.mine?.content).toMatchObject({ at: 'waiting', because: 'no-connection' });
		await page.load();
		expect([...page.device.photos.values()]).toEqual(['de brug']);
		page.house.mood = 'well';
		page.desk.hurry();
		await settle();
		expect(photosAt(page.house)).toEqual([['de brug', true]]);
		expect(page.device.photos.size).toBe(0);
	});

	it('stays on the device while the receipt is missing', async () => {
		const page = await aPage();
		page.show('de brug');
		page.house.mood = 'loses-reply';
		await page.send();
		expect(page.device.photos.size).toBe(1);
		page.house.mood = 'well';
		page.desk.hurry();
		await settle();
		expect(photosAt(page.house)).toEqual([['de brug', true]]);
		expect(page.house.stories.size).toBe(1);
		expect(page.device.photos.size).toBe(0);
	});

	it('is wiped with its words, and when another takes its place', async () => {
		const page = await aPage();
		page.show('de brug');
		page.show('het pad');
		await settle();
		expect([...page.device.photos.values()]).toEqual(['het pad']);
		await page.desk.wipe(page.draft!.id);
		expect(page.device.photos.size).toBe(0);
	});

	it('of a question that was not asked in the end is not sent and leaves the device', async () => {
		const page = await aPage();
		page.show('de brug');
		const { draft } = page;
		page.desk.send((now) => ({ ...draft!, answers: {}, toldAt: now.toISOString() }));
		await settle();
		expect(page.house.stories.size).toBe(1);
		expect(page.house.photos.size + page.device.photos.size).toBe(0);
	});

	it('stays for the telling that goes on under another id', async () => {
		const page = await aPage();
		page.show('van ons allebei');
		page.device.claims.clear(); // a browser without locks
		const second = new Page(page.device, page.house);
		await second.load();
		second.type('Anders verder.');
		page.type('Zo verder.');
		await page.send();
		await second.send();
		expect(photosAt(page.house)).toEqual([
			['van ons allebei', true],
			['van ons allebei', true]
		]);
		expect(page.device.photos.size).toBe(0);
	});

	it('that is on the device no more keeps its words there, to be changed and sent without it', async () => {
		const page = await aPage();
		page.show('de brug');
		page.device.photos.clear();
		await page.send();
		expect(page.desk.mine?.content).toMatchObject({ at: 'refused' });
		await page.desk.takeUp(page.desk.mine!);
		const mine = page.desk.mine!;
		page.draft = isAt('told')(mine) ? { ...mine.content.draft, answers: {} } : undefined;
		await page.send();
		expect(page.desk.receipt).not.toBeNull();
	});

	it('is in the house with its experience exactly once, or on the device', { timeout: 60_000 }, () =>
		fc.assert(
			fc.asyncProperty(fc.array(EVENT, { minLength: 3, maxLength: 40, size: 'max' }), async (all) => {
				const device = new Device();
				const house = new House();
				const pages = [new Page(device, house), new Page(device, house)] as const;
				for (const page of pages) await page.load();
				const shown = new Set<string>();
				for (const [number, event] of all.entries()) {
					if ('house' in event) house.mood = event.house;
					else await happen(event.do, pages[event.page], `foto ${number}`, shown);
					expectEveryPhotoKept(device, house, shown);
				}
			}),
			{ numRuns: 500 }
		)
	);
});

type Deed = 'show' | 'type' | 'send' | 'load' | 'crash' | 'look' | 'hurry';
type Event = { readonly do: Deed; readonly page: 0 | 1 } | { readonly house: House['mood'] };

const EVENT: fc.Arbitrary<Event> = fc.oneof<fc.WeightedArbitrary<Event>[]>(
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constantFrom<Deed>('show', 'type', 'send', 'send', 'load', 'crash', 'look', 'hurry'),
			page: fc.constantFrom<0 | 1>(0, 1)
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({
			house: fc.constantFrom<House['mood']>('well', 'away', 'loses-reply', 'cuts-off', 'refuses', 'broken')
		})
	}
);

const HAPPENS: Record<Exclude<Deed, 'show'>, (page: Page) => void | Promise<void>> = {
	type: (page) => page.type(`woorden ${page.device.clock}`),
	send: (page) => page.send(),
	load: (page) => page.load(),
	crash(page) {
		page.tab = { id: null, receipt: null };
		return page.load();
	},
	look: ({ desk }) => desk.look(),
	hurry: ({ desk }) => desk.hurry({ refusedToo: true })
};

async function happen(deed: Deed, page: Page, photo: string, shown: Set<string>): Promise<void> {
	page.device.clock += 1000;
	if (deed !== 'show') await HAPPENS[deed](page);
	// Who chooses again has said that the former photo may go.
	else if (!page.draft || photosIn(page.draft.answers).length === 0) {
		page.show(photo);
		shown.add(photo);
	}
	await settle();
}

function expectEveryPhotoKept(device: Device, house: House, shown: ReadonlySet<string>): void {
	const arrived = [...house.photos.values()].filter(({ story }) => story !== undefined).map(({ photo }) => photo);
	expect(new Set(arrived).size, 'the same photo twice').toBe(arrived.length);
	const everywhere = new Set([...device.photos.values(), ...arrived]);
	for (const photo of shown) expect(everywhere, 'photos that were kept').toContain(photo);
	for (const { id, answers } of house.stories.values())
		for (const photo of photosIn(answers))
			expect(house.photos.get(`${id} ${photo.id}`)?.story, 'an experience without its photo').toBe(id);
}

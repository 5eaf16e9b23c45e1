import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAt } from '#lib/collect/kept.ts';
import { Device, House, Page, settle } from '#test/teller-device.ts';

async function aPage(): Promise<Page> {
	const page = new Page(new Device(), new House());
	await page.load();
	return page;
}

describe('what was told aloud', () => {
	it('arrives with its experience, once, and leaves the device then', async () => {
		const page = await aPage();
		page.record('kling klang');
		await page.send();
		const [[id, sound] = []] = [...page.house.sounds];
		expect(sound).toMatchObject({ sound: 'kling klang', story: page.desk.receipt?.id });
		expect([...page.house.stories.values()].map(({ recording }) => recording?.id)).toEqual([id]);
		expect(page.device.sounds.size).toBe(0);
	});

	it('goes on where it was cut off, and stays on the device until then', async () => {
		const page = await aPage();
		page.record('kling klang');
		page.house.mood = 'cuts-off';
		await page.send();
		expect(page.desk.mine?.content).toMatchObject({ at: 'waiting', because: 'no-connection' });
		expect(page.house.stories.size).toBe(0);
		expect([...page.device.sounds.values()]).toEqual(['kling klang']);
		page.desk.hurry();
		await settle();
		expect(page.desk.receipt).not.toBeNull();
		expect(page.house.sounds.size).toBe(1);
		expect(page.device.sounds.size).toBe(0);
	});

	it('stays on the device while the receipt is missing', async () => {
		const page = await aPage();
		page.record('kling klang');
		page.house.mood = 'loses-reply';
		await page.send();
		page.desk.hurry();
		await settle();
		expect(page.house.stories.size).toBe(1);
		expect(page.device.sounds.size).toBe(1);
	});

	it.each<House['mood']>(['away', 'loses-reply', 'cuts-off', 'refuses', 'broken'])(
		'stays on the device after whatever answer but a receipt: %s',
		async (mood) => {
			const page = await aPage();
			page.record('kling klang');
			page.house.mood = mood;
			await page.send();
			await settle();
			expect(page.desk.receipt).toBeNull();
			expect([...page.device.sounds.values()]).toEqual(['kling klang']);

			page.house.mood = 'well';
			page.desk.hurry({ refusedToo: true });
			await settle();
			expect(page.desk.receipt).not.toBeNull();
			expect(page.device.sounds.size).toBe(0);
		}
	);

	it('is wiped with its words, and taken back as far as it was on its way', async () => {
		const page = await aPage();
		page.record('toch niet');
		const { id, key, recording } = page.draft!;
		page.house.takeSound(recording!.id, key, 'toch niet');
		await page.desk.wipe(id);
		expect(page.device.sounds.size + page.house.sounds.size).toBe(0);
	});

	it('stays for the telling that goes on under another id', async () => {
		const page = await aPage();
		page.record('van ons allebei');
		page.device.claims.clear(); // a browser without locks
		const second = new Page(page.device, page.house);
		await second.load();
		second.type('Anders verder.');
		page.type('Zo verder.');
		await page.send();
		await second.send();
		expect([...page.house.sounds.values()].map(({ sound, story }) => [sound, story !== undefined])).toEqual([
			['van ons allebei', true],
			['van ons allebei', true]
		]);
		expect(page.device.sounds.size).toBe(0);
	});

	it('can be changed and sent again when the house refused it', async () => {
		const page = await aPage();
		page.record('nog eens');
		page.house.mood = 'refuses';
		await page.send();
		expect(page.desk.mine?.content.at).toBe('refused');
		await page.desk.takeUp(page.desk.mine!);
		const mine = page.desk.mine!;
		page.draft = isAt('told')(mine) ? mine.content.draft : undefined;
		page.house.mood = 'well';
		await page.send();
		expect([...page.house.sounds.values()].map(({ sound }) => sound)).toEqual(['nog eens']);
		expect(page.device.sounds.size).toBe(0);
	});

	it('is in the house with its experience exactly once, or on the device', { timeout: 60_000 }, () =>
		fc.assert(
			fc.asyncProperty(fc.array(EVENT, { minLength: 3, maxLength: 40, size: 'max' }), async (all) => {
				const device = new Device();
				const house = new House();
				const pages = [new Page(device, house), new Page(device, house)] as const;
				for (const page of pages) await page.load();
				const told = new Set<string>();
				for (const [number, event] of all.entries()) {
					if ('house' in event) house.mood = event.house;
					else await happen(event.do, pages[event.page], `klanken ${number}`, told);
					expectEverySoundKept(device, house, told);
				}
			}),
			{ numRuns: 500 }
		)
	);
});

type Deed = 'record' | 'type' | 'send' | 'load' | 'crash' | 'look' | 'hurry' | 'upload';
type Event = { readonly do: Deed; readonly page: 0 | 1 } | { readonly house: House['mood'] };

const EVENT: fc.Arbitrary<Event> = fc.oneof<fc.WeightedArbitrary<Event>[]>(
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constantFrom<Deed>('record', 'type', 'send', 'send', 'load', 'crash', 'look', 'hurry', 'upload'),
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

const HAPPENS: Record<Exclude<Deed, 'record'>, (page: Page) => void | Promise<void>> = {
	type: (page) => page.type(`woorden ${page.device.clock}`),
	send: (page) => page.send(),
	load: (page) => page.load(),
	crash(page) {
		page.tab = { id: null, receipt: null };
		return page.load();
	},
	look: ({ desk }) => desk.look(),
	hurry: ({ desk }) => desk.hurry({ refusedToo: true }),
	/** Before it is sent: the teller wants to see the text. */
	upload({ draft, device, house }) {
		const sound = draft?.recording && device.sounds.get(draft.recording.kept);
		if (sound !== undefined) house.takeSound(draft!.recording!.id, draft!.key, sound);
	}
};

async function happen(deed: Deed, page: Page, sound: string, told: Set<string>): Promise<void> {
	page.device.clock += 1000;
	if (deed !== 'record') await HAPPENS[deed](page);
	// Who records again has said that the former recording may go.
	else if (!page.draft?.recording) {
		page.record(sound);
		told.add(sound);
	}
	await settle();
}

function expectEverySoundKept(device: Device, house: House, told: ReadonlySet<string>): void {
	const arrived = [...house.sounds.values()].filter(({ story }) => story !== undefined).map(({ sound }) => sound);
	expect(new Set(arrived).size, 'the same sound twice').toBe(arrived.length);
	const everywhere = new Set([...device.sounds.values(), ...arrived]);
	for (const sound of told) expect(everywhere, 'sounds that were kept').toContain(sound);
	for (const { recording } of house.stories.values())
		if (recording) expect(house.sounds.get(recording.id)?.whole, 'an experience without its sound').toBe(true);
}

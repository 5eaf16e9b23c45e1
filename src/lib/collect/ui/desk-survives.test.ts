import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAt, type Kept } from '../kept.ts';
import { Device, House, Page, settle } from '#test/teller-device.ts';

/** What the world may do to two tabs of one browser. */
type Deed = 'type' | 'send' | 'load' | 'crash' | 'look' | 'post' | 'hurry' | 'forget-locks';
type Event =
	| { readonly do: Deed; readonly page: 0 | 1 }
	| { readonly house: House['mood'] }
	| { readonly full: boolean }
	| { readonly clockOffBy: number }
	| { readonly cleared: true };

function events(...deeds: readonly Deed[]): fc.Arbitrary<readonly Event[]> {
	const event = fc.oneof<fc.WeightedArbitrary<Event>[]>(
		{ weight: 12, arbitrary: fc.record({ do: fc.constantFrom(...deeds), page: fc.constantFrom(0, 1) }) },
		{
			weight: 3,
			arbitrary: fc.record({
				house: fc.constantFrom<House['mood']>('well', 'away', 'loses-reply', 'refuses', 'broken')
			})
		},
		{ weight: 1, arbitrary: fc.record({ full: fc.boolean() }) },
		{ weight: 1, arbitrary: fc.record({ clockOffBy: fc.integer({ min: -1e11, max: 1e11 }) }) },
		{ weight: 1, arbitrary: fc.constant({ cleared: true } as const) }
	);
	return fc.array(event, { minLength: 3, maxLength: 40, size: 'max' });
}

/** Lets everything happen to two tabs, and looks after each event where the words are. */
async function live(all: readonly Event[], look: (inHouse: readonly string[]) => void): Promise<void> {
	const device = new Device();
	const house = new House();
	const pages = [new Page(device, house), new Page(device, house)] as const;
	for (const page of pages) await page.load();
	/** What each page last typed, as far as its screen said that it was kept. */
	const promised = new Set<string>();

	for (const [number, event] of all.entries()) {
		if ('house' in event) house.mood = event.house;
		else if ('full' in event) device.full = event.full;
		else if ('clockOffBy' in event) device.clock += event.clockOffBy;
		else if ('cleared' in event) await clear(device, pages, promised);
		else await happen(event.do, pages[event.page], `woorden ${number}.`, promised);

		const inHouse = [...house.stories.values()].map(({ text }) => text);
		const everywhere = new Set([...device.words, ...inHouse]);
		for (const words of promised) expect(everywhere, 'words that were said to be kept').toContain(words);
		for (const { desk } of pages)
			if (desk.receipt) expect(house.stories.has(desk.receipt.id), 'a false "received"').toBe(true);
		look(inHouse);
	}
}

/** What no open page holds is gone then, and nobody can do anything about it; the rest is put back at the next look. */
async function clear(device: Device, pages: readonly Page[], promised: Set<string>): Promise<void> {
	const held = new Set(
		pages.flatMap(({ desk }) => [desk.mine, ...desk.others.filter((one) => !isAt('told')(one))]).flatMap(wordsOf)
	);
	device.clear();
	for (const words of promised) if (!held.has(words)) promised.delete(words);
	if (device.full) promised.clear();
	for (const { desk } of pages) desk.look();
	await settle();
}

function wordsOf(kept: Kept | undefined): readonly string[] {
	if (!kept || isAt('received')(kept)) return [];
	return [isAt('told')(kept) ? kept.content.draft.text : (kept.content as { telling: { text: string } }).telling.text];
}

const DEEDS = ['type', 'type', 'send', 'send', 'load', 'crash', 'look', 'post', 'hurry'] as const;

/** What one page sent, another one puts back when the storage is emptied; who goes on with that, writes under an id that the house knows. */
const SENT_ELSEWHERE_THEN_PUT_BACK: readonly Event[] = [
	{ do: 'type', page: 0 },
	{ do: 'forget-locks', page: 0 },
	{ do: 'crash', page: 1 },
	{ do: 'send', page: 1 },
	{ cleared: true },
	{ do: 'crash', page: 1 },
	{ do: 'type', page: 1 },
	{ do: 'send', page: 1 }
];

describe('the words of a teller', () => {
	it('are on the device or in the house exactly once, whatever happens', { timeout: 60_000 }, () =>
		fc.assert(
			fc.asyncProperty(events(...DEEDS), (all) =>
				live(all, (inHouse) => expect(new Set(inHouse).size, 'the same words twice').toBe(inHouse.length))
			),
			{ numRuns: 500 }
		)
	);

	it('are never lost where tabs cannot see each other', { timeout: 60_000 }, () =>
		fc.assert(
			fc.asyncProperty(events(...DEEDS, 'forget-locks', 'forget-locks'), (all) => live(all, () => undefined)),
			{ numRuns: 500, examples: [[SENT_ELSEWHERE_THEN_PUT_BACK]] }
		)
	);
});

const HAPPENS: Record<Exclude<Deed, 'type'>, (page: Page) => void | Promise<void>> = {
	send: (page) => page.send(),
	load: (page) => page.load(),
	crash(page) {
		page.tab = { id: null, receipt: null };
		return page.load();
	},
	look: ({ desk }) => desk.look(),
	post: ({ desk }) => desk.post(),
	hurry: ({ desk }) => desk.hurry({ refusedToo: true }),
	'forget-locks': ({ device }) => device.claims.clear()
};

async function happen(deed: Deed, page: Page, words: string, promised: Set<string>): Promise<void> {
	page.device.clock += 1000;
	if (deed !== 'type') await HAPPENS[deed](page);
	else {
		const before = page.draft;
		page.type(words);
		await settle();
		// Typing on replaces what this page promised before, unless it had to go on under another id.
		if (before && before.id === page.draft?.id) promised.delete(before.text);
		if (page.desk.saved !== 'unsaved') promised.add(words);
	}
	await settle();
}

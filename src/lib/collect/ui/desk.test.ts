import { describe, expect, it } from 'vitest';
import { Device, House, Page, settle } from '#test/teller-device.ts';

async function aPage(): Promise<Page> {
	const page = new Page(new Device(), new House());
	await page.load();
	return page;
}

describe('the desk', () => {
	it('brings back the same words after a reload', async () => {
		const page = await aPage();
		page.type('Het begon op een maan');
		await page.load();
		expect(page.draft?.text).toBe('Het begon op een maan');
	});

	it('sends once when the reply was lost, and shows the code in the end', async () => {
		const page = await aPage();
		page.type('Er kwam iemand langs.');
		page.house.mood = 'loses-reply';
		await page.send();
		expect(page.desk.mine?.content).toMatchObject({ at: 'waiting', because: 'no-connection' });

		page.house.mood = 'well';
		page.desk.hurry();
		await settle();
		expect(page.house.stories.size).toBe(1);
		expect(page.desk.receipt?.followCode).toContain('code van');
	});

	it('leaves no words on the device once they have arrived', async () => {
		const page = await aPage();
		page.type('Er kwam iemand langs.');
		await page.send();
		expect(page.desk.receipt).not.toBeNull();
		expect(page.device.words).toEqual([]);
		page.desk.done();
		expect(page.tab).toEqual({ id: null, receipt: null });
	});

	it('shows the code once more after a reload, and nobody else later', async () => {
		const page = await aPage();
		page.type('Er kwam iemand langs.');
		await page.send();
		await page.load();
		expect(page.desk.receipt?.followCode).toContain('code van');
		const next = new Page(page.device, page.house);
		await next.load();
		expect(next.desk.receipt).toBeNull();
		expect(next.desk.others).toEqual([]);
	});

	it('says so when the device cannot keep anything, and works all the same', async () => {
		const page = await aPage();
		page.device.full = true;
		page.type('Alles is vol.');
		await settle();
		expect(page.desk.saved).toBe('unsaved');
		await page.send();
		expect(page.house.stories.size).toBe(1);
	});

	it('wipes both copies', async () => {
		const page = await aPage();
		page.type('Toch maar niet.');
		await page.desk.wipe(page.draft!.id);
		expect(page.device.left).toBe(0);
	});

	it('does not bring back what was wiped just before the page was closed', async () => {
		const page = await aPage();
		page.type('Toch maar niet.');
		page.device.isSlow = true;
		void page.desk.wipe(page.draft!.id);
		page.device.isSlow = false;
		await page.load();
		await settle();
		expect(page.draft).toBeUndefined();
		expect(page.device.left).toBe(0);
	});

	it('gives a second tab a telling of its own', async () => {
		const page = await aPage();
		page.type('In het eerste tabblad.');
		const second = new Page(page.device, page.house);
		await second.load();
		expect(second.draft).toBeUndefined();
		second.type('In het tweede tabblad.');
		page.type('In het eerste tabblad, verder.');
		expect(new Set(page.device.words)).toEqual(new Set(['In het eerste tabblad, verder.', 'In het tweede tabblad.']));
	});

	it('goes on under a new id when another tab went off with its telling', async () => {
		const page = await aPage();
		page.type('Wat ik schreef.');
		page.device.claims.clear(); // a browser without locks
		const second = new Page(page.device, page.house);
		await second.load();
		second.type('Wat ik schreef, anders verder.');
		page.type('Wat ik schreef, zo verder.');
		expect(page.draft?.id).not.toBe(second.draft?.id);
		expect(new Set(page.device.words)).toEqual(
			new Set(['Wat ik schreef, anders verder.', 'Wat ik schreef, zo verder.'])
		);
	});

	it('goes on under a new id when another tab even sent its telling', async () => {
		const page = await aPage();
		page.type('Wat ik schreef.');
		page.device.claims.clear(); // a browser without locks
		const second = new Page(page.device, page.house);
		await second.load();
		await second.send();
		page.type('Wat ik schreef, en meer.');
		await page.send();
		expect([...page.house.stories.values()].map(({ text }) => text)).toEqual([
			'Wat ik schreef.',
			'Wat ik schreef, en meer.'
		]);
	});

	it('does not take up what another living page is telling', async () => {
		const page = await aPage();
		page.type('In het eerste tabblad.');
		const second = new Page(page.device, page.house);
		await second.load();
		await second.desk.takeUp(second.desk.others[0]!);
		expect(second.desk.mine).toBeUndefined();
	});

	it('knows its own words on a device that takes nothing any more', async () => {
		const page = await aPage();
		page.type('Nog net bewaard.');
		page.device.refuses = true;
		await page.load();
		const { id } = page.draft!;
		page.type('Niet meer bewaard.');
		expect(page.draft?.id).toBe(id);
		await settle();
		expect(page.desk.saved).toBe('unsaved');
	});

	it.each(['shelf', 'copies'] as const)(
		'believes the later of two copies, also when it is in the %s',
		async (later) => {
			const page = await aPage();
			page.type('Eerst.');
			const earlier = page.device[later === 'shelf' ? 'copies' : 'shelf'];
			const [id, json] = [...earlier][0]!;
			page.type('Daarna.');
			await settle();
			earlier.set(id, json);
			await page.load();
			expect(page.draft?.text).toBe('Daarna.');
		}
	);

	it('keeps what was refused, and lets it be changed and sent again', async () => {
		const page = await aPage();
		page.type('Te lang.');
		page.house.mood = 'refuses';
		await page.send();
		expect(page.desk.mine?.content).toMatchObject({ at: 'refused', status: 400 });
		await page.desk.takeUp(page.desk.mine!);
		expect(page.desk.mine?.content).toMatchObject({ at: 'told', draft: { text: 'Te lang.' } });
		expect(page.desk.others).toEqual([]);
	});

	it('shows a code that came while nobody looked, once', async () => {
		const page = await aPage();
		page.type('Zonder verbinding.');
		page.house.mood = 'away';
		await page.send();
		page.house.mood = 'well';
		const later = new Page(page.device, page.house);
		await later.load();
		page.device.clock += 600_000;
		later.desk.post();
		await settle();
		const [arrived] = later.desk.others;
		expect(arrived?.content.at).toBe('received');
		later.desk.show((arrived!.content as { receipt: { id: string } }).receipt.id);
		expect(later.desk.receipt?.followCode).toContain('code van');
		await settle();
		expect(page.device.left).toBe(0);
	});

	it('puts back what it tells and what waits when the storage was emptied', async () => {
		const page = await aPage();
		page.house.mood = 'away';
		page.type('Dit wacht.');
		await page.send();
		page.type('Hier ben ik aan bezig.');
		page.device.clear();
		page.desk.post();
		expect(new Set(page.device.words)).toEqual(new Set(['Dit wacht.', 'Hier ben ik aan bezig.']));
		const { id } = page.draft!;
		page.device.clear();
		page.type('Hier ben ik nog aan bezig.');
		expect(page.draft!.id).toBe(id);
	});

	it('sends what two tabs see waiting once, while the first is still on its way', async () => {
		const page = await aPage();
		page.type('Eén keer.');
		page.house.mood = 'away';
		await page.send();
		const second = new Page(page.device, page.house);
		await second.load();
		page.house.mood = 'well';
		page.house.letters = 0;
		let arrive = (): void => undefined;
		page.house.delay = new Promise<void>((resolve) => (arrive = resolve));
		page.desk.hurry();
		second.desk.hurry();
		await settle();
		arrive();
		await settle();
		expect(page.house.letters).toBe(1);
	});

	it('sends also when the clock was put back by years in between', async () => {
		const page = await aPage();
		page.type('Met een verkeerde klok.');
		page.house.mood = 'away';
		await page.send();
		page.device.clock -= 3e11;
		page.house.mood = 'well';
		page.desk.post();
		await settle();
		expect(page.desk.receipt).not.toBeNull();
	});

	it('lets several tellers choose which words are theirs, and a new one begin afresh', async () => {
		const page = await aPage();
		page.type('Van de een.');
		page.desk.done();
		page.draft = undefined;
		page.type('Van de ander.');
		page.tab = { id: null, receipt: null };
		await page.load();
		expect(page.desk.mine).toBeUndefined();
		expect(page.desk.others).toHaveLength(2);
		await page.desk.takeUp(page.desk.others[1]!);
		expect(page.desk.mine?.content).toMatchObject({ draft: { text: 'Van de een.' } });
	});

	it('does not open with words of hours ago; they wait in the list', async () => {
		const page = await aPage();
		page.type('Van vanochtend.');
		page.tab = { id: null, receipt: null };
		page.device.clock += 3 * 3_600_000;
		await page.load();
		expect(page.desk.mine).toBeUndefined();
		expect(page.desk.others).toHaveLength(1);
	});
});

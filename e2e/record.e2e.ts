import { describe, expect } from 'vitest';
import { expectNoAxeViolations, it as inHouse, SCREENS } from './house.ts';
import {
	clock,
	cutTheConnectionHalfway,
	isHere,
	MICROPHONE,
	onDevice,
	press,
	sendFromTell,
	startTelling,
	untilSecond
} from './recorder.ts';
import { goTell, live, visitPoint } from './teller.ts';

const it = inHouse.extend('flags', { scope: 'file' }, () => MICROPHONE);

describe('what somebody tells aloud', () => {
	it('survives a reload, is sent with its experience and arrives whole, once', async ({ visit }) => {
		const page = await visit();
		await startTelling(page);
		await page.getByText('We horen je.').waitFor();
		await expectNoAxeViolations(page);
		await untilSecond(page, 4);
		await page.reload();
		await live(page);
		await page.getByText('staat op dit toestel').waitFor();
		await page.locator('audio').waitFor();
		await expectNoAxeViolations(page);
		const sound = await onDevice(page);
		expect(sound.length).toBeGreaterThan(2000);

		await sendFromTell(page);
		await page.locator('.code').waitFor();
		expect(await isHere(sound)).toBe(1);
		expect(await onDevice(page)).toEqual([]);
	});

	it('goes on where it was when the connection is cut in the middle', async ({ visit }) => {
		const page = await visit({ viewport: SCREENS.phone, hasTouch: true, isMobile: true });
		await startTelling(page);
		await untilSecond(page, 3);
		await press(page, 'Klaar met opnemen');
		await page.locator('audio').waitFor();
		const sound = await onDevice(page);
		const sentPieces = await cutTheConnectionHalfway(page);
		await sendFromTell(page);
		await page.getByText('Je ervaring wacht op verbinding').waitFor({ timeout: 30_000 });
		expect(await onDevice(page)).toEqual(sound);
		await page.context().setOffline(false);
		await page.locator('.code').waitFor({ timeout: 30_000 });
		expect(sentPieces()).toBeGreaterThan(1);
		expect(await isHere(sound)).toBe(1);
		expect(await onDevice(page)).toEqual([]);
	});

	it('can be paused, listened to, made again and erased, with the keyboard alone', async ({ visit }) => {
		const page = await visit();
		await visitPoint(page);
		await goTell(page);
		const key = async (name: string) => {
			await page.getByRole('button', { name, exact: true }).focus();
			await page.keyboard.press('Enter');
		};
		await key('Vertel het met je stem');
		await page.getByText('We nemen op').waitFor();
		await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Pauze');
		await untilSecond(page, 2);
		await page.keyboard.press('Enter');
		await page.getByText('De opname staat even stil').waitFor();
		const paused = await clock(page);
		await page.waitForTimeout(1500);
		expect(await clock(page)).toBe(paused);
		await key('Ga verder met opnemen');
		await key('Klaar met opnemen');
		await page.getByText('Je opname is klaar').waitFor();
		await page.locator('audio').waitFor();

		await key('Neem opnieuw op');
		await key('Ja, neem opnieuw op');
		await page.getByText('We nemen op').waitFor();
		await untilSecond(page, 1);
		await key('Klaar met opnemen');
		await key('Wis de opname');
		await key('Ja, wis de opname');
		await page.getByRole('button', { name: 'Vertel het met je stem' }).waitFor();
		await expect.poll(() => onDevice(page)).toEqual([]);
	});

	it('is wiped with everything else', async ({ visit }) => {
		const page = await visit();
		await startTelling(page);
		await untilSecond(page, 2);
		await page.getByText('Begin opnieuw').click();
		await page.getByText('Ja, wis mijn woorden').click();
		await page.locator('button[value=verder]').waitFor();
		await page.waitForTimeout(500);
		expect(await onDevice(page)).toEqual([]);
	});
});

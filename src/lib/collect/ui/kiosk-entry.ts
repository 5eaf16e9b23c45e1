/** The screen for everybody: drawn in the browser only, because it must be able to wipe itself. */
import { mount } from 'svelte';
import Kiosk from './Kiosk.svelte';
import type { TellerPage } from './teller-page.ts';

export async function openKiosk(target: HTMLElement, page: TellerPage): Promise<void> {
	const asking = await import('./asking.ts');
	target.replaceChildren();
	mount(Kiosk, { target, props: { page, asking } });
	// Taken out of the browser's memory of pages: nobody may come back to what stood here.
	addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}

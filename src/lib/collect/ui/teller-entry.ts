/** The telling page comes to life: the server's drawing stays, and from here on the browser keeps and sends. */
import { hydrate } from 'svelte';
import { readPage } from './teller-page.ts';
import Teller from './Teller.svelte';

const page = readPage(document);
const target = document.getElementById('verteller');
// A page that came from a form stands at any step; then the parts that draw it are needed at once.
const asking = page.posted ? await import('./asking.ts') : undefined;
await asking?.loadAsks(page.point.questionnaire.questions.map(({ type }) => type));
const helper = page.posted?.draft?.step === 'helper' ? (await import('./HelperStep.svelte')).default : undefined;
// Named here and not where it is drawn: the server would send its stylesheets with every first view.
const loadAloud = async () => (await import('./aloud.ts')).aloud;
if (target && page.isKiosk) await (await import('./kiosk-entry.ts')).openKiosk(target, page);
else if (target) hydrate(Teller, { target, props: { page, parts: { asking, helper, loadAloud } } });

/** Long enough for everything a teller waits for. */
const UNTIL_QUIET_MS = 2_000;

/** From now on this page also opens without a connection; a browser that cannot, works as before. */
function keepOnDevice(): void {
	void navigator.serviceWorker
		?.register('/service-worker.js', { scope: '/vertel/', updateViaCache: 'none' })
		.catch(() => undefined);
}

// A screen for everybody keeps nothing.
if (import.meta.env.PROD && !page.isKiosk) setTimeout(keepOnDevice, UNTIL_QUIET_MS);

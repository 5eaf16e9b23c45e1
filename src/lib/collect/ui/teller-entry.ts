/** The telling page comes to life: the server's drawing stays, and from here on the browser keeps and sends. */
import { hydrate } from 'svelte';
import { readPage } from './teller-page.ts';
import Teller from './Teller.svelte';

const page = readPage(document);
const target = document.getElementById('verteller');
// A page that came from a form stands at any step; then the parts that draw it are needed at once.
const asking = page.posted ? await import('./asking.ts') : undefined;
if (target) hydrate(Teller, { target, props: { page, asking } });

/**
 * Brings `ReadingHelp.svelte` to life: reads the screen aloud with a voice of this device, and changes letters and colours
 * without leaving the page. Nothing is sent anywhere.
 */
import { classesOf, LOOK_COOKIE, lookAfter, lookFrom, writeLook, type Look } from '../look.ts';

const root = document.documentElement;
const speech = 'speechSynthesis' in window ? speechSynthesis : undefined;

/** What is said, in the order of the page; `data-read` marks what no tag tells. */
const TEXT =
	'h1, h2, h3, legend, p, li, label, summary, dt, dd, .utrecht-form-field-description, .utrecht-form-field-error-message, .buttons button, [data-read]';
const SILENT = '[data-read=no], [aria-hidden=true]:not([data-read])';

interface Line {
	readonly element: HTMLElement;
	readonly voice: SpeechSynthesisVoice;
}

const help = () => document.getElementById('leeshulp');
const button = () => help()?.querySelector<HTMLElement>('[data-aloud]');

/** A voice of the device itself: others would send the words away. */
const voiceOf = (language: string): SpeechSynthesisVoice | undefined =>
	speech
		?.getVoices()
		.find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language);

/** Offers what this device can do in the language of the page. */
function offer(): void {
	const canSpeak = voiceOf(root.lang) !== undefined;
	tick(worn());
	button()?.toggleAttribute('hidden', !canSpeak);
	help()?.querySelector('[data-no-voice]')?.toggleAttribute('hidden', canSpeak);
}

function lines(): readonly Line[] {
	return [...document.querySelectorAll<HTMLElement>(`main :is(${TEXT})`)].flatMap((element) => {
		const isInside = element.querySelector(TEXT) !== null || element.closest(SILENT) !== null;
		if (isInside || !element.checkVisibility() || !element.innerText.trim()) return [];
		const voice = voiceOf(element.closest<HTMLElement>('[lang]')!.lang);
		return voice ? [{ element, voice }] : [];
	});
}

let marked: HTMLElement | undefined;

function mark(element?: HTMLElement): void {
	marked?.removeAttribute('data-heard');
	marked = element;
	marked?.setAttribute('data-heard', '');
}

function show(speaks: boolean): void {
	const pressed = button();
	if (!pressed) return;
	pressed.setAttribute('aria-pressed', String(speaks));
	pressed.querySelector('span')!.textContent = (speaks ? pressed.dataset.stop : pressed.dataset.aloud) ?? '';
}

function stop(): void {
	if (button()?.ariaPressed !== 'true') return;
	speech?.cancel();
	mark();
	show(false);
}

function read(): void {
	speech?.cancel();
	const all = lines();
	// A voice stops in the middle of what is too long; a sentence at a time it does not.
	for (const [index, { element, voice }] of all.entries()) {
		const utterance = Object.assign(new SpeechSynthesisUtterance(element.innerText.trim()), {
			voice,
			lang: voice.lang
		});
		utterance.onstart = () => mark(element);
		if (index === all.length - 1) utterance.onend = stop;
		speech?.speak(utterance);
	}
	show(all.length > 0);
}

function worn(): Look {
	const written = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${LOOK_COOKIE}=`));
	return lookFrom(written?.split('=')[1]);
}

/** Says which wishes are fulfilled already, to who cannot see it. */
function tick({ size, isStrong }: Look): void {
	const fulfilled = [`letters=${size}`, `contrast=${isStrong ? 'ja' : 'nee'}`];
	for (const wish of help()?.querySelectorAll<HTMLElement>('[data-look]') ?? [])
		wish.ariaCurrent = String(fulfilled.includes(wish.dataset.look!));
}

function wear(wish: string): void {
	const before = worn();
	const look = lookAfter(before, new URLSearchParams(wish));
	for (const name of classesOf(before).split(' ').filter(Boolean)) root.classList.remove(name);
	for (const name of classesOf(look).split(' ').filter(Boolean)) root.classList.add(name);
	document.cookie = `${LOOK_COOKIE}=${writeLook(look)}; path=/; max-age=31536000; samesite=lax`;
	tick(look);
}

const close = () => help()?.querySelector('details')?.removeAttribute('open');

document.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
document.addEventListener('click', (event) => {
	// What lies over the page goes away when somebody goes on with the page.
	if (!help()?.contains(event.target as Element)) close();
	const pressed = (event.target as Element).closest<HTMLElement>('button, a');
	if (!pressed) return;
	if (pressed.dataset.aloud !== undefined) return pressed.ariaPressed === 'true' ? stop() : read();
	if (pressed.dataset.look === undefined) return stop();
	event.preventDefault();
	wear(pressed.dataset.look);
});
addEventListener('popstate', stop);
addEventListener('pagehide', stop);
speech?.addEventListener('voiceschanged', offer);
new MutationObserver(() => (stop(), offer())).observe(root, { attributeFilter: ['lang'] });
offer();

import { localeOf } from '#lib/platform/language.ts';

/** Gives the teller a file of their own; nothing leaves the device. */
export const saveFile = (name: string, html: string): void =>
	saveBlob(name, new Blob([html], { type: 'text/html;charset=utf-8' }));

export function saveBlob(name: string, blob: Blob): void {
	const url = URL.createObjectURL(blob);
	const link = Object.assign(document.createElement('a'), { href: url, download: name });
	link.click();
	// Not at once: some browsers begin to read it a little later.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** "14:03", on the clock where the teller is. */
export const clockTime = (at: string | number, language: string): string =>
	new Date(at).toLocaleTimeString(localeOf(language), { hour: '2-digit', minute: '2-digit' });

/** "12 mei om 14:03". */
export const dayAndTime = (at: string | number, language: string): string =>
	new Date(at).toLocaleString(localeOf(language), {
		day: 'numeric',
		month: 'long',
		hour: '2-digit',
		minute: '2-digit'
	});

/** Where the drawings are; the browser fetches only those that are shown. */
const FILES: Readonly<Record<string, string>> = import.meta.glob('../pictures/*.svg', {
	query: '?url&no-inline',
	import: 'default',
	eager: true
});

export const pictureUrl = (name: string): string | undefined => FILES[`../pictures/${name}.svg`];

/** Any words as a string of CSS that cannot end early. */
const quoted = (text: string): string =>
	`"${text.replace(/[^\p{L}\p{N} .,:;·()-]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;

/**
 * The margins of a page of the form.
 * @param direction  which way the language is written
 * @param page  what says which page it is, with `\0page\0` and `\0pages\0` where the numbers come
 */
export function pageCss(direction: 'ltr' | 'rtl', footer: string, page: string): string {
	const counted = page
		.split(/\0(pages?)\0/)
		.map((part, index) => (index % 2 === 1 ? `counter(${part})` : quoted(part)))
		.join(' ');
	const style = `font: 8pt sans-serif; color: #404040; direction: ${direction}`;
	const [first, last] = direction === 'ltr' ? ['left', 'right'] : ['right', 'left'];
	return `@page {
	size: A4;
	margin: 14mm 15mm 17mm;
	@bottom-${first} { content: ${quoted(footer)}; ${style} }
	@bottom-${last} { content: ${counted}; ${style} }
}
`;
}

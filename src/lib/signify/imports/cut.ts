/** The beginning of a text, never ending in half a character: PostgreSQL would refuse that. */
export function cut(text: string, most: number): string {
	if (text.length <= most) return text;
	const last = text.charCodeAt(most - 1);
	const isHalf = last >= 0xd800 && last <= 0xdbff;
	return text.slice(0, isHalf ? most - 1 : most);
}

/** The same, with a mark that there was more. */
export const shortened = (text: string, most: number): string =>
	text.length <= most ? text : `${cut(text, most - 1)}…`;

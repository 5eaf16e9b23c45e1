import { Parser } from 'htmlparser2';

const BREAKS = new Set(['br', 'p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'td']);
const SILENT = new Set(['script', 'style', 'template']);
/** A label, not a book; what comes after is cut. */
const LONGEST_LABEL = 20_000;

/** What a reader sees of a label that holds HTML, on one line. Marked-up and escaped mark-up both go. */
export function plainText(html: string): string {
	const once = textOf(html.slice(0, LONGEST_LABEL));
	// Some editors store their mark-up escaped: `&lt;font color='blue'&gt;`.
	const text = /<\/?[a-z][^<>]*>/i.test(once) ? textOf(once) : once;
	return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

function textOf(html: string): string {
	if (!html.includes('<') && !html.includes('&')) return html;
	let text = '';
	let silent = 0;
	const parser = new Parser(
		{
			onopentagname(name) {
				if (SILENT.has(name)) silent++;
				if (BREAKS.has(name)) text += ' ';
			},
			onclosetag(name) {
				if (SILENT.has(name)) silent--;
				if (BREAKS.has(name)) text += ' ';
			},
			ontext(words) {
				if (silent === 0) text += words;
			}
		},
		{ decodeEntities: true }
	);
	parser.write(html);
	parser.end();
	return text;
}

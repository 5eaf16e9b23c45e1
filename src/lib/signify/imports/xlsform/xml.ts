import { Parser } from 'htmlparser2';

/** Walks through XML without keeping it. No document type is read, so nothing in it can grow or be fetched. */
export function eachElement(
	xml: string,
	open: (name: string, attributes: Readonly<Record<string, string>>) => void,
	text: (text: string) => void = () => undefined,
	close: (name: string) => void = () => undefined
): void {
	const parser = new Parser(
		{ onopentag: open, ontext: text, onclosetag: close },
		{ xmlMode: true, decodeEntities: true }
	);
	parser.write(xml);
	parser.end();
}

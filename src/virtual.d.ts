declare module 'virtual:teller' {
	/** Where a browser gets the program of the telling page. */
	export const tellerUrl: string;
	/** Files it begins with: asked for at once, they are there when it asks. */
	export const tellerParts: readonly string[];
}

declare module 'virtual:reading' {
	/** Where a browser gets what helps with reading. */
	export const readingUrl: string;
}

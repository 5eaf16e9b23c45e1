declare module 'virtual:teller' {
	/** Where a browser gets the program of the telling page. */
	export const tellerUrl: string;
}

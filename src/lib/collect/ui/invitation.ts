import type { QrCode } from '../qr.ts';

/** What stands on paper, in the language of who reads it. */
export interface Invitation {
	readonly language: string;
	readonly direction: 'ltr' | 'rtl';
	/** The organisation that asks. */
	readonly from: string;
	readonly title: string;
	readonly invite: string;
	readonly scan: string;
	readonly safe: string;
	readonly address: string;
	readonly label: string;
	readonly qr: Pick<QrCode, 'size' | 'path'>;
}

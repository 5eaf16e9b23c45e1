import type { Messages } from '#lib/platform/messages.ts';
import type { Progress } from '../campaign.ts';
import type { StoryPointDefinition } from '../story-point.ts';
import type { Arrival } from '../telling-draft.ts';
import type { Openness, Posted, TellingPoint } from './conversation.ts';

/** All that the server says to the page, in a block of data beside the drawing. */
export interface TellerPage {
	readonly point: TellingPoint;
	readonly definition: StoryPointDefinition;
	readonly language: string;
	readonly messages: Messages;
	/** For who reads what only a computer has translated. */
	readonly note?: string;
	/** The address asked for a language that is not spoken here. */
	readonly isUnknown?: boolean;
	readonly opening: Openness;
	/** Of a campaign that hopes for a number. */
	readonly progress?: Progress;
	readonly posted: Posted | null;
	/** A screen that everybody uses, one after the other. */
	readonly isKiosk?: boolean;
	/** Whether somebody of the team left themselves signed in there. */
	readonly isSignedIn?: boolean;
}

/** Where the same page is in another language, by the same entrance. */
export const addressIn = (language: string, arrival: Arrival | undefined): string =>
	`?taal=${encodeURIComponent(language)}${arrival?.via ? `&via=${arrival.via}` : ''}`;

const BLOCK = 'verteller-gegevens';

/** @throws when this is no page of ours, such as a hotel's sign-in page */
export const readPage = (document: Document): TellerPage =>
	JSON.parse(document.getElementById(BLOCK)!.textContent) as TellerPage;

/** A page that was fetched. Its styles are here already, and would not be allowed in without their nonce. */
export const drawn = (html: string): Document =>
	new DOMParser().parseFromString(html.replace(/<style\b[^]*?<\/style>/g, ''), 'text/html');

/** No word of a teller or of a story point may end the block. */
export const writePage = (page: TellerPage): string =>
	`<script type="application/json" id="${BLOCK}">${JSON.stringify(page).replaceAll('<', '\\u003c')}</script>`;

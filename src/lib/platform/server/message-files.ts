import enCampaign from '#messages/en/campaign.json' with { type: 'json' };
import enCollect from '#messages/en/collect.json' with { type: 'json' };
import enDesign from '#messages/en/design.json' with { type: 'json' };
import enExplore from '#messages/en/explore.json' with { type: 'json' };
import enGuest from '#messages/en/guest.json' with { type: 'json' };
import enImport from '#messages/en/import.json' with { type: 'json' };
import enGallery from '#messages/en/gallery.json' with { type: 'json' };
import enPeople from '#messages/en/people.json' with { type: 'json' };
import enPlatform from '#messages/en/platform.json' with { type: 'json' };
import enSignify from '#messages/en/signify.json' with { type: 'json' };
import enTell from '#messages/en/tell.json' with { type: 'json' };
import nlCampaign from '#messages/nl/campaign.json' with { type: 'json' };
import nlCollect from '#messages/nl/collect.json' with { type: 'json' };
import nlDesign from '#messages/nl/design.json' with { type: 'json' };
import nlExplore from '#messages/nl/explore.json' with { type: 'json' };
import nlGuest from '#messages/nl/guest.json' with { type: 'json' };
import nlImport from '#messages/nl/import.json' with { type: 'json' };
import nlGallery from '#messages/nl/gallery.json' with { type: 'json' };
import nlPeople from '#messages/nl/people.json' with { type: 'json' };
import nlPlatform from '#messages/nl/platform.json' with { type: 'json' };
import nlSignify from '#messages/nl/signify.json' with { type: 'json' };
import nlTell from '#messages/nl/tell.json' with { type: 'json' };
import { sayFrom, type Messages } from '../messages.ts';

const FILES = {
	nl: {
		platform: nlPlatform,
		design: nlDesign,
		people: nlPeople,
		signify: nlSignify,
		tell: nlTell,
		collect: nlCollect,
		campaign: nlCampaign,
		guest: nlGuest,
		explore: nlExplore,
		import: nlImport,
		gallery: nlGallery
	},
	en: {
		platform: enPlatform,
		design: enDesign,
		people: enPeople,
		signify: enSignify,
		tell: enTell,
		collect: enCollect,
		campaign: enCampaign,
		guest: enGuest,
		explore: enExplore,
		import: enImport,
		gallery: enGallery
	}
} satisfies Record<string, Record<string, Messages>>;

export type Language = keyof typeof FILES;
export type SpokenRoom = keyof (typeof FILES)['nl'];

/** The languages the screens are complete in, the default first. */
export const LANGUAGES = Object.keys(FILES) as [Language, ...Language[]];

export const isLanguage = (language: string): language is Language => Object.hasOwn(FILES, language);

/** The sentences a page of these rooms may say. */
export function messagesOf(language: Language, rooms: readonly SpokenRoom[]): Messages {
	return Object.assign({}, ...rooms.map((room) => FILES[language][room])) as Messages;
}

/** One sentence of any room, for where no page was made to say it. */
export const sentenceIn = (language: Language, key: string): string => sentenceWith(language, key, {});

/** The same, with its blanks filled: for letters. */
export function sentenceWith(language: Language, key: string, blanks: Readonly<Record<string, string>>): string {
	return sayFrom(messagesOf(language, Object.keys(FILES[language]) as SpokenRoom[]), language)(key, blanks);
}

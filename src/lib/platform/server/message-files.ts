import enApi from '#messages/en/api.json' with { type: 'json' };
import enCampaign from '#messages/en/campaign.json' with { type: 'json' };
import enCollect from '#messages/en/collect.json' with { type: 'json' };
import enDesign from '#messages/en/design.json' with { type: 'json' };
import enDesigner from '#messages/en/designer.json' with { type: 'json' };
import enDoors from '#messages/en/doors.json' with { type: 'json' };
import enExplore from '#messages/en/explore.json' with { type: 'json' };
import enFollow from '#messages/en/follow.json' with { type: 'json' };
import enGallery from '#messages/en/gallery.json' with { type: 'json' };
import enGuest from '#messages/en/guest.json' with { type: 'json' };
import enHelper from '#messages/en/helper.json' with { type: 'json' };
import enHome from '#messages/en/home.json' with { type: 'json' };
import enImport from '#messages/en/import.json' with { type: 'json' };
import enKeep from '#messages/en/keep.json' with { type: 'json' };
import enKiosk from '#messages/en/kiosk.json' with { type: 'json' };
import enLanguage from '#messages/en/language.json' with { type: 'json' };
import enMedia from '#messages/en/media.json' with { type: 'json' };
import enOpen from '#messages/en/open.json' with { type: 'json' };
import enPaper from '#messages/en/paper.json' with { type: 'json' };
import enPatterns from '#messages/en/patterns.json' with { type: 'json' };
import enPaperTeam from '#messages/en/paper-team.json' with { type: 'json' };
import enPeople from '#messages/en/people.json' with { type: 'json' };
import enPhoto from '#messages/en/photo.json' with { type: 'json' };
import enPlatform from '#messages/en/platform.json' with { type: 'json' };
import enPoints from '#messages/en/points.json' with { type: 'json' };
import enPoster from '#messages/en/poster.json' with { type: 'json' };
import enQuestionnaire from '#messages/en/questionnaire.json' with { type: 'json' };
import enQuestionnaireFiles from '#messages/en/questionnaire-files.json' with { type: 'json' };
import enReading from '#messages/en/reading.json' with { type: 'json' };
import enRecord from '#messages/en/record.json' with { type: 'json' };
import enRescue from '#messages/en/rescue.json' with { type: 'json' };
import enSelections from '#messages/en/selections.json' with { type: 'json' };
import enSignify from '#messages/en/signify.json' with { type: 'json' };
import enTell from '#messages/en/tell.json' with { type: 'json' };
import enTranslations from '#messages/en/translations.json' with { type: 'json' };
import enTypes from '#messages/en/types.json' with { type: 'json' };
import enTypesTeam from '#messages/en/types-team.json' with { type: 'json' };
import enLive from '#messages/en/live.json' with { type: 'json' };
import enSearch from '#messages/en/search.json' with { type: 'json' };
import enRead from '#messages/en/read.json' with { type: 'json' };
import enChanges from '#messages/en/changes.json' with { type: 'json' };
import enCharts from '#messages/en/charts.json' with { type: 'json' };
import enAreas from '#messages/en/areas.json' with { type: 'json' };
import enMissing from '#messages/en/missing.json' with { type: 'json' };
import enMirror from '#messages/en/mirror.json' with { type: 'json' };
import enNotes from '#messages/en/notes.json' with { type: 'json' };
import enSimilar from '#messages/en/similar.json' with { type: 'json' };
import enReports from '#messages/en/reports.json' with { type: 'json' };
import enReturn from '#messages/en/return.json' with { type: 'json' };
import enTableSteps from '#messages/en/table-steps.json' with { type: 'json' };
import enBoard from '#messages/en/board.json' with { type: 'json' };
import enTables from '#messages/en/tables.json' with { type: 'json' };
import enWork from '#messages/en/work.json' with { type: 'json' };
import nlApi from '#messages/nl/api.json' with { type: 'json' };
import nlCampaign from '#messages/nl/campaign.json' with { type: 'json' };
import nlCollect from '#messages/nl/collect.json' with { type: 'json' };
import nlDesign from '#messages/nl/design.json' with { type: 'json' };
import nlDesigner from '#messages/nl/designer.json' with { type: 'json' };
import nlDoors from '#messages/nl/doors.json' with { type: 'json' };
import nlExplore from '#messages/nl/explore.json' with { type: 'json' };
import nlFollow from '#messages/nl/follow.json' with { type: 'json' };
import nlGallery from '#messages/nl/gallery.json' with { type: 'json' };
import nlGuest from '#messages/nl/guest.json' with { type: 'json' };
import nlHelper from '#messages/nl/helper.json' with { type: 'json' };
import nlHome from '#messages/nl/home.json' with { type: 'json' };
import nlImport from '#messages/nl/import.json' with { type: 'json' };
import nlKeep from '#messages/nl/keep.json' with { type: 'json' };
import nlKiosk from '#messages/nl/kiosk.json' with { type: 'json' };
import nlLanguage from '#messages/nl/language.json' with { type: 'json' };
import nlMedia from '#messages/nl/media.json' with { type: 'json' };
import nlOpen from '#messages/nl/open.json' with { type: 'json' };
import nlPaper from '#messages/nl/paper.json' with { type: 'json' };
import nlPatterns from '#messages/nl/patterns.json' with { type: 'json' };
import nlPaperTeam from '#messages/nl/paper-team.json' with { type: 'json' };
import nlPeople from '#messages/nl/people.json' with { type: 'json' };
import nlPhoto from '#messages/nl/photo.json' with { type: 'json' };
import nlPlatform from '#messages/nl/platform.json' with { type: 'json' };
import nlPoints from '#messages/nl/points.json' with { type: 'json' };
import nlPoster from '#messages/nl/poster.json' with { type: 'json' };
import nlQuestionnaire from '#messages/nl/questionnaire.json' with { type: 'json' };
import nlQuestionnaireFiles from '#messages/nl/questionnaire-files.json' with { type: 'json' };
import nlReading from '#messages/nl/reading.json' with { type: 'json' };
import nlRecord from '#messages/nl/record.json' with { type: 'json' };
import nlRescue from '#messages/nl/rescue.json' with { type: 'json' };
import nlSelections from '#messages/nl/selections.json' with { type: 'json' };
import nlSignify from '#messages/nl/signify.json' with { type: 'json' };
import nlTell from '#messages/nl/tell.json' with { type: 'json' };
import nlTranslations from '#messages/nl/translations.json' with { type: 'json' };
import nlTypes from '#messages/nl/types.json' with { type: 'json' };
import nlTypesTeam from '#messages/nl/types-team.json' with { type: 'json' };
import nlLive from '#messages/nl/live.json' with { type: 'json' };
import nlSearch from '#messages/nl/search.json' with { type: 'json' };
import nlRead from '#messages/nl/read.json' with { type: 'json' };
import nlChanges from '#messages/nl/changes.json' with { type: 'json' };
import nlCharts from '#messages/nl/charts.json' with { type: 'json' };
import nlAreas from '#messages/nl/areas.json' with { type: 'json' };
import nlMissing from '#messages/nl/missing.json' with { type: 'json' };
import nlMirror from '#messages/nl/mirror.json' with { type: 'json' };
import nlNotes from '#messages/nl/notes.json' with { type: 'json' };
import nlSimilar from '#messages/nl/similar.json' with { type: 'json' };
import nlReports from '#messages/nl/reports.json' with { type: 'json' };
import nlReturn from '#messages/nl/return.json' with { type: 'json' };
import nlTableSteps from '#messages/nl/table-steps.json' with { type: 'json' };
import nlBoard from '#messages/nl/board.json' with { type: 'json' };
import nlTables from '#messages/nl/tables.json' with { type: 'json' };
import nlWork from '#messages/nl/work.json' with { type: 'json' };
import { sayFrom, type Messages } from '../messages.ts';
import { TRANSLATIONS, type Translated } from './translations.ts';

const FILES = {
	nl: {
		platform: nlPlatform,
		api: nlApi,
		design: nlDesign,
		home: nlHome,
		reading: nlReading,
		language: nlLanguage,
		work: nlWork,
		translations: nlTranslations,
		people: nlPeople,
		patterns: nlPatterns,
		signify: nlSignify,
		questionnaire: nlQuestionnaire,
		types: nlTypes,
		'types-team': nlTypesTeam,
		photo: nlPhoto,
		media: nlMedia,
		tell: nlTell,
		follow: nlFollow,
		collect: nlCollect,
		campaign: nlCampaign,
		guest: nlGuest,
		explore: nlExplore,
		selections: nlSelections,
		live: nlLive,
		search: nlSearch,
		read: nlRead,
		changes: nlChanges,
		charts: nlCharts,
		areas: nlAreas,
		mirror: nlMirror,
		missing: nlMissing,
		notes: nlNotes,
		similar: nlSimilar,
		reports: nlReports,
		return: nlReturn,
		board: nlBoard,
		tables: nlTables,
		'table-steps': nlTableSteps,
		import: nlImport,
		keep: nlKeep,
		rescue: nlRescue,
		gallery: nlGallery,
		doors: nlDoors,
		poster: nlPoster,
		helper: nlHelper,
		kiosk: nlKiosk,
		record: nlRecord,
		points: nlPoints,
		designer: nlDesigner,
		open: nlOpen,
		paper: nlPaper,
		'paper-team': nlPaperTeam,
		'questionnaire-files': nlQuestionnaireFiles
	},
	en: {
		platform: enPlatform,
		api: enApi,
		design: enDesign,
		home: enHome,
		reading: enReading,
		language: enLanguage,
		work: enWork,
		translations: enTranslations,
		people: enPeople,
		patterns: enPatterns,
		signify: enSignify,
		questionnaire: enQuestionnaire,
		types: enTypes,
		'types-team': enTypesTeam,
		photo: enPhoto,
		media: enMedia,
		tell: enTell,
		follow: enFollow,
		collect: enCollect,
		campaign: enCampaign,
		guest: enGuest,
		explore: enExplore,
		selections: enSelections,
		live: enLive,
		search: enSearch,
		read: enRead,
		changes: enChanges,
		charts: enCharts,
		areas: enAreas,
		mirror: enMirror,
		missing: enMissing,
		notes: enNotes,
		similar: enSimilar,
		reports: enReports,
		return: enReturn,
		board: enBoard,
		tables: enTables,
		'table-steps': enTableSteps,
		import: enImport,
		keep: enKeep,
		rescue: enRescue,
		gallery: enGallery,
		doors: enDoors,
		poster: enPoster,
		helper: enHelper,
		kiosk: enKiosk,
		record: enRecord,
		points: enPoints,
		designer: enDesigner,
		open: enOpen,
		paper: enPaper,
		'paper-team': enPaperTeam,
		'questionnaire-files': enQuestionnaireFiles
	}
} satisfies Record<string, Record<string, Messages>>;

type TeamLanguage = keyof typeof FILES;
/** Any language a teller can read the house in. */
export type Language = TeamLanguage | Translated;
export type SpokenRoom = keyof (typeof FILES)['nl'];

/** What only the team meets, so that only Dutch and English are asked of it. Every other file is for tellers too. */
export const TEAM_ROOMS: readonly SpokenRoom[] = [
	'api',
	'work',
	'translations',
	'people',
	'questionnaire',
	'types-team',
	'collect',
	'campaign',
	'explore',
	'selections',
	'live',
	'search',
	'read',
	'charts',
	'changes',
	'areas',
	'mirror',
	'missing',
	'notes',
	'similar',
	'reports',
	'return',
	'board',
	'tables',
	'table-steps',
	'patterns',
	'import',
	'gallery',
	'media',
	'rescue',
	'doors',
	'points',
	'designer',
	'paper-team',
	'open',
	'questionnaire-files'
];

/** The languages all screens are complete in, the default first. */
export const LANGUAGES = Object.keys(FILES) as [TeamLanguage, ...TeamLanguage[]];

/** The languages of everything a teller meets, the default first. */
export const TELLER_LANGUAGES = [...LANGUAGES, ...(Object.keys(TRANSLATIONS) as Translated[])] as [
	Language,
	...Language[]
];

export const TELLER_ROOMS = Object.keys(FILES.nl).filter(
	(room) => !(TEAM_ROOMS as readonly string[]).includes(room)
) as SpokenRoom[];

export const isLanguage = (language: string): language is Language => (TELLER_LANGUAGES as string[]).includes(language);

const isTeamLanguage = (language: Language): language is TeamLanguage => Object.hasOwn(FILES, language);

/** The sentences a page of these rooms may say. What nobody translated yet is said in Dutch. */
export function messagesOf(language: Language, rooms: readonly SpokenRoom[]): Messages {
	if (isTeamLanguage(language)) return Object.assign({}, ...rooms.map((room) => FILES[language][room])) as Messages;
	const messages: Messages = TRANSLATIONS[language].messages;
	return Object.fromEntries(
		Object.entries(messagesOf('nl', rooms)).map(([key, dutch]) => [key, messages[key] ?? dutch])
	);
}

/** One sentence of any room, for where no page was made to say it. */
export const sentenceIn = (language: Language, key: string): string => sentenceWith(language, key, {});

/** The same, with its blanks filled: for letters. */
export function sentenceWith(language: Language, key: string, blanks: Readonly<Record<string, string>>): string {
	return sayFrom(messagesOf(language, Object.keys(FILES.nl) as SpokenRoom[]), language)(key, blanks);
}

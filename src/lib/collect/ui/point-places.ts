/** Where somebody who works with a story point can go; each place is a folder under `/werk/vertelpunten/<punt>/`. */
export interface PointPlace {
	readonly path: string;
	/** Key of its name on the screen. */
	readonly label: string;
}

export interface PointRights {
	/** May read the experiences told here. */
	readonly read: boolean;
	/** May change what is asked here, and how. */
	readonly manage: boolean;
}

const PLACES: readonly (PointPlace & { readonly for: readonly (keyof PointRights)[] })[] = [
	{ path: 'dashboard', label: 'collect.place.dashboard', for: ['read'] },
	{ path: 'patronen', label: 'patterns.place', for: ['read'] },
	{ path: 'spiegel', label: 'mirror.place', for: ['read'] },
	{ path: 'wie-horen-we-nog-niet', label: 'missing.place', for: ['read'] },
	{ path: 'selecties', label: 'collect.place.selections', for: ['read'] },
	{ path: 'tafels', label: 'tables.place', for: ['read'] },
	{ path: 'verslagen', label: 'reports.place', for: ['read'] },
	{ path: 'opnames', label: 'media.list.title', for: ['read'] },
	{ path: 'ingangen', label: 'doors.place', for: ['read', 'manage'] },
	{ path: 'kaart', label: 'areas.place', for: ['manage'] },
	{ path: 'veranderingen', label: 'charts.changes', for: ['manage'] },
	{ path: 'open', label: 'open.place', for: ['manage'] },
	{ path: 'papier', label: 'paper.place', for: ['manage'] },
	{ path: 'campagne', label: 'campaign.place', for: ['manage'] },
	{ path: 'vragenlijst', label: 'collect.place.questionnaire', for: ['manage'] },
	{ path: 'bestand', label: 'questionnaire-files.place', for: ['manage'] },
	{ path: 'vertalingen', label: 'collect.place.translations', for: ['manage'] },
	{ path: 'instellingen', label: 'collect.place.settings', for: ['manage'] },
	{ path: 'noodbestand', label: 'keep.place.rescue', for: ['manage'] }
];

/** In the order of the screen; only what this person may see. */
export const pointPlaces = (rights: PointRights): readonly PointPlace[] =>
	PLACES.filter((place) => place.for.some((right) => rights[right]));

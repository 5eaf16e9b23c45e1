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

/** In the order of the screen; only what this person may see. */
export const pointPlaces = ({ read, manage }: PointRights): readonly PointPlace[] => [
	...(read ? [{ path: 'dashboard', label: 'collect.place.dashboard' }] : []),
	...(read ? [{ path: 'selecties', label: 'collect.place.selections' }] : []),
	...(manage ? [{ path: 'campagne', label: 'campaign.place' }] : []),
	...(manage ? [{ path: 'noodbestand', label: 'keep.place.rescue' }] : []),
	...(read || manage ? [{ path: 'ingangen', label: 'doors.place' }] : []),
	...(read ? [{ path: 'opnames', label: 'media.list.title' }] : []),
	...(manage ? [{ path: 'vragenlijst', label: 'collect.place.questionnaire' }] : []),
	...(manage ? [{ path: 'vertalingen', label: 'collect.place.translations' }] : []),
	...(manage ? [{ path: 'instellingen', label: 'collect.place.settings' }] : []),
	...(manage ? [{ path: 'papier', label: 'paper.place' }] : [])
];

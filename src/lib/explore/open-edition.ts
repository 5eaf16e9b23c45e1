/**
 * Editions of the open page. The dice of an edition belong to all its stories together, so each edition is another look at the groups
 * nobody joined or left: too many of them, and their noise averages out. That is why an edition that anybody has seen stays as it is,
 * whatever is saved, and why a next one comes seldom. Dice that stay for a group while its stories stay would be worse: who left
 * would be known by the groups whose numbers moved. ADR 0031.
 */
import type { Publication } from '#lib/privacy/publication.ts';
import { MOST_CHARTS, type OpenDimension } from './open-page.ts';

/** The counts of one moment, all of them, as they stay until the next edition. */
export interface Edition {
	/** Ids of all that was chosen while it stood, also of what could not be counted. */
	readonly charts: readonly string[];
	/** What was counted of that, in the same order. */
	readonly dimensions: readonly OpenDimension[];
	/** Of these the questions that everybody answered, by id; of before this was kept it is not known. */
	readonly complete?: readonly string[];
	readonly threshold: number;
	/** Stories in the largest edition up to this one; of before this was kept it is not known. */
	readonly largest?: number;
	/** `null` while there are too few stories. */
	readonly publication: Publication | null;
}

/** An edition as it stands. */
export interface Standing {
	readonly edition: Edition;
	/** Whether the page was open while it stood; what only the team saw may be made anew. */
	readonly wasSeen: boolean;
	readonly since: Since;
}

/** What happened to the stories since an edition was made. */
export interface Since {
	/** In the edition. */
	readonly stories: number;
	readonly told: number;
	readonly withdrawn: number;
	readonly days: number;
}

export interface Wished {
	/** Ids of dimensions. */
	readonly charts: readonly string[];
	readonly threshold: number;
}

/** Two editions are at least so far apart, unless there are twice as many stories as ever; who took a story back is not counted for longer. */
export const EDITION_DAYS = 30;

/**
 * Whether it is time for a new edition: hardly more often than once a month, however many stories somebody tells and takes back
 * to bring one about, and not before so many differ that nobody is found by subtracting.
 */
export function isEditionDue(standing: Standing, wished: Wished): boolean {
	const { edition, since } = standing;
	const { stories, told, withdrawn, days } = since;
	if (!edition.publication) return told + withdrawn > 0 || waits(edition, wished);
	if (stories + told - withdrawn >= 2 * Math.max(stories, edition.largest ?? 0)) return true;
	if (days < EDITION_DAYS) return false;
	return withdrawn > 0 || waits(edition, wished) || told >= Math.max(2 * edition.threshold, stories / 5);
}

/** Whether something that is wished can only be shown with the next edition. */
export const waits = ({ charts, threshold }: Edition, wished: Wished): boolean =>
	threshold !== wished.threshold || wished.charts.some((id) => !charts.includes(id));

/**
 * What saving does to the counts: an edition is made, or stays as it is, or the same stories are asked one question more, with the
 * same dice, so that no number that was seen changes.
 */
export function whatToCount(standing: Standing | undefined, wished: Wished): 'anew' | 'more' | 'nothing' {
	if (!standing?.wasSeen || isEditionDue(standing, wished)) return 'anew';
	const { edition, since } = standing;
	if (!waits(edition, wished) || edition.threshold !== wished.threshold || since.withdrawn > 0) return 'nothing';
	return chartsTogether(edition, wished.charts).length <= MOST_CHARTS ? 'more' : 'nothing';
}

/** What was shown of an edition with what is wished besides; all of it is tried as one. */
export const chartsTogether = ({ charts }: Pick<Edition, 'charts'>, wished: readonly string[]): readonly string[] => [
	...new Set([...charts, ...wished])
];

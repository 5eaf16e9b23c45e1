import { Problem } from '#lib/platform/problem.ts';
import type { BlockRefusal } from './report/report.ts';

export const selectionNotFound = () => new Problem('not-found', 'explore.selection.not-found');
export const selectionEmpty = () => new Problem('conflict', 'explore.selection.empty');
export const selectionFrozen = () => new Problem('conflict', 'selections.frozen');
export const selectionAlreadyHolds = () => new Problem('conflict', 'selections.already-holds');
export const cardNotFound = () => new Problem('not-found', 'reports.card.not-found');
/** @param what  the part of the address, or `adres` when it has a part that no download knows */
export const exportWishUnknown = (what: string) => new Problem('invalid', `selections.export.unknown.${what}`);
export const exportTooWide = () => new Problem('conflict', 'selections.export.too-wide');
export const snapshotUnreadable = (options?: ErrorOptions) =>
	new Problem('invalid', 'explore.snapshot.unreadable', options);
export const snapshotOfOtherVersion = () => new Problem('invalid', 'explore.snapshot.other-version');
export const patternNotFound = () => new Problem('not-found', 'explore.pattern.not-found');
export const openPageClosed = () => new Problem('not-found', 'open.closed');
export const mapNotFound = () => new Problem('not-found', 'areas.not-found');
export const populationNotFound = () => new Problem('not-found', 'missing.not-found');
/** @param issue  `PassageIssue` */
export const passageWrong = (issue: string) => new Problem('invalid', `open.quote.issue.${issue}`);
export const quoteNotPermitted = () => new Problem('conflict', 'open.quote.issue.not-permitted');
export const quotesFull = () => new Problem('conflict', 'open.quote.issue.full');
export const changeNotFound = () => new Problem('not-found', 'charts.changes.not-found');
export const tooManyChanges = () => new Problem('conflict', 'charts.changes.too-many');
export const reportNotFound = () => new Problem('not-found', 'reports.not-found');
export const reportChangedMeanwhile = () => new Problem('conflict', 'reports.changed-meanwhile');
export const blockRefused = (why: BlockRefusal) => new Problem('conflict', `reports.block.${why}`);
export const chartUnknown = () => new Problem('conflict', 'reports.chart.unknown');
export const chartTooLarge = () => new Problem('conflict', 'reports.chart.too-large');
export const quoteNotAllowed = () => new Problem('conflict', 'reports.quote.not-allowed');
export const quoteNotLiteral = () => new Problem('conflict', 'reports.quote.not-literal');
export const reportLinkOver = () => new Problem('not-found', 'reports.link.over');

import { Problem } from '#lib/platform/problem.ts';
import type { AgendaRefusal } from './agenda.ts';

export const tableNotFound = () => new Problem('not-found', 'tables.not-found');
export const tableWithoutCards = () => new Problem('conflict', 'tables.no-cards');
export const tableChangedMeanwhile = () => new Problem('conflict', 'tables.changed-meanwhile');
export const agendaRefused = (why: AgendaRefusal) => new Problem('conflict', `tables.agenda.${why}`);

export const boardNotOpen = () => new Problem('conflict', 'board.not-open');
export const boardFull = () => new Problem('conflict', 'board.full');
export const joinCodeUnknown = () => new Problem('not-found', 'board.code-unknown');
/** Says the same of a wrong code and of a wrong token: neither can be tried here. */
export const noSeat = () => new Problem('forbidden', 'board.no-seat');
export const boardTooFast = () => new Problem('too-many', 'board.too-fast');

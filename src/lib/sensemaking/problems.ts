import { Problem } from '#lib/platform/problem.ts';
import type { AgendaRefusal } from './agenda.ts';

export const tableNotFound = () => new Problem('not-found', 'tables.not-found');
export const tableWithoutCards = () => new Problem('conflict', 'tables.no-cards');
export const tableChangedMeanwhile = () => new Problem('conflict', 'tables.changed-meanwhile');
export const agendaRefused = (why: AgendaRefusal) => new Problem('conflict', `tables.agenda.${why}`);

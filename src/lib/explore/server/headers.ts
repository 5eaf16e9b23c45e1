/** Answers with what tellers told: kept by nobody on the way, and not by the browser either. */
export const PRIVATE = { 'cache-control': 'private, no-store' } as const;

/** Of what moment the rows in an answer are: see `StoryColumns.key`. */
export const KEY_HEADER = 'x-stories';

/** How many rows there are. */
export const ROWS_HEADER = 'x-rows';

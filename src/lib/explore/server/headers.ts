/** Answers with what tellers told: kept by nobody on the way, and not by the browser either. */
export const PRIVATE = { 'cache-control': 'private, no-store' } as const;

/** Of what moment the rows in an answer are: see `StoryColumns.key`. */
export const KEY_HEADER = 'x-stories';

/** What the house made of the words: JSON of `WordsTaken`, escaped as in an address. */
export const WORDS_HEADER = 'x-words';

/** How many rows there are. */
export const ROWS_HEADER = 'x-rows';

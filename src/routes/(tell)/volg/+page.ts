/** Ordinary forms and nothing else: no word of a story stays in the memory of a page that is left. */
export const csr = false;

/** A teller loads one small program instead of the router and what other pages share: `collect/ui/teller-entry.ts`. */
export const csr = false;

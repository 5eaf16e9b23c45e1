/** Lies on the device, for a story point that was never opened there; it has nothing to run. */
export const csr = false;

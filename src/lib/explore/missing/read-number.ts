/** Between groups of three digits: a point, a space of any width, an apostrophe or, as the English write it, a comma. */
const GROUPED = /^\d{1,3}(?:([.,'’\u0020\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*$/;

/** A whole number as people and programs write it; `undefined` where it is none. */
export function readNumber(written: string): number | undefined {
	// Programs write a whole number with a fraction of nothing.
	const whole = written.replace(/[.,]0{1,2}$/, '');
	if (!/^\d+$/.test(whole) && !GROUPED.test(whole)) return undefined;
	return Number(whole.replace(/\D/g, ''));
}

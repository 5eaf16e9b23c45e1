/**
 * The short code on a story card. People read it aloud across a table and somebody else types it, so letters and digits take turns,
 * and none of them looks or sounds (in Dutch) like another: no b-d-e-p-t-v rhymes but the t, no 0, 1, I, L, O, and no word can be spelled.
 */
const LETTERS = 'FHKMRTXY';
const DIGITS = '23456789';

/** In pairs of a letter and a digit: 4,096 codes of two pairs, 262,144 of three. */
const FEWEST_PAIRS = 2;
const MOST_PAIRS = 4;
const PAIRS = LETTERS.length * DIGITS.length;

/** @param dice  from 0 up to, not including, {@link codesFor} of `taken` */
export function cardCodeOf(dice: number, taken: number): string {
	let code = '';
	for (let left = dice, pair = 0; pair < pairsFor(taken); pair++, left = Math.floor(left / PAIRS))
		code += LETTERS[left % LETTERS.length]! + DIGITS[Math.floor(left / LETTERS.length) % DIGITS.length]!;
	return code;
}

/** How many codes there are to draw from when so many are in use at a point. */
export const codesFor = (taken: number): number => PAIRS ** pairsFor(taken);

/** As short as leaves at least half of the codes free, so that a draw seldom hits one in use. */
function pairsFor(taken: number): number {
	let pairs = FEWEST_PAIRS;
	while (pairs < MOST_PAIRS && PAIRS ** pairs < 2 * (taken + 1)) pairs++;
	return pairs;
}

/** What somebody typed as a code; `undefined` when no card says that. */
export function readCardCode(typed: string): string | undefined {
	const code = typed.toUpperCase().replace(/[\s.·-]/g, '');
	return /^(?:[FHKMRTXY][2-9]){2,4}$/.test(code) ? code : undefined;
}

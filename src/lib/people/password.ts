/**
 * Which passwords are good enough. Length counts, signs do not: no rules about capitals and digits, which make
 * people write them down.
 * @see NIST SP 800-63B, section 5.1.1.2
 */

const SHORTEST_PASSWORD = 12;

/** So that nobody makes the house hash a book. */
const LONGEST_PASSWORD = 200;

/** Read as one word with digits around it, these are the first that somebody else would try. */
const FIRST_GUESSES = [
	'wachtwoord',
	'geheim',
	'welkom',
	'password',
	'passwort',
	'qwerty',
	'qwertyuiop',
	'azerty',
	'asdfghjkl',
	'zxcvbnm',
	'letmein',
	'iloveyou',
	'ikhouvanjou',
	'admin',
	'administrator',
	'beheerder',
	'login',
	'inloggen',
	'secret',
	'dragon',
	'monkey',
	'football',
	'voetbal',
	'feyenoord',
	'ajaxamsterdam',
	'ajax',
	'psv',
	'fctwente',
	'nederland',
	'amsterdam',
	'rotterdam',
	'enschede',
	'gemeente',
	'wijkcoach',
	'samenleren',
	'zomer',
	'winter',
	'lente',
	'herfst',
	'januari',
	'december',
	'changeme',
	'correcthorsebatterystaple'
];

const LOOKALIKES: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'@': 'a',
	$: 's'
};

const letters = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^a-z]+$|^[^a-z]+/g, '')
		.replace(/[01345@$]/g, (sign) => LOOKALIKES[sign]!)
		.replace(/[^a-z]/g, '');

export type PasswordFault = 'too-short' | 'too-long' | 'too-common' | 'too-personal';

/**
 * @param own  what others know of the owner: name, e-mail address
 * @returns what is wrong with it, or `undefined`
 */
export function faultOf(password: string, own: readonly string[]): PasswordFault | undefined {
	const length = [...password].length;
	if (length < SHORTEST_PASSWORD) return 'too-short';
	if (length > LONGEST_PASSWORD) return 'too-long';
	if (isCommon(password)) return 'too-common';
	if (isPersonal(password, own)) return 'too-personal';
	return undefined;
}

function isCommon(password: string): boolean {
	const word = letters(password);
	if (FIRST_GUESSES.some((guess) => word === guess || word === guess.repeat(2))) return true;
	return isRepetition(password.toLowerCase()) || isRow(password.toLowerCase());
}

/** `abcabcabcabc`, `1111111111111`: a piece of at most a third of the whole, again and again. */
function isRepetition(text: string): boolean {
	for (let size = 1; size <= text.length / 3; size++) {
		const piece = text.slice(0, size);
		if (piece.repeat(Math.ceil(text.length / size)).startsWith(text)) return true;
	}
	return false;
}

/** `123456789012`, `abcdefghijkl`: nearly every sign follows the one before it, in the alphabet or on the keyboard. */
function isRow(text: string): boolean {
	const steps = [...text].slice(1).filter((sign, i) => follows(text[i]!, sign)).length;
	return steps >= (text.length - 1) * 0.8;
}

const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop[]', 'asdfghjkl;', 'zxcvbnm,./'];

const follows = (one: string, next: string): boolean =>
	ROWS.some((row) => row.includes(one + next) || row.includes(next + one));

/** What is left when the owner's own words are taken out has to be a password by itself, more or less. */
function isPersonal(password: string, own: readonly string[]): boolean {
	const words = own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3);
	let rest = password.toLowerCase();
	for (const word of words.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
	return rest.length < password.length && [...rest].length < 8;
}

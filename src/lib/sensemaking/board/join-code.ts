/** The code by which people join a table: six signs, none of which looks or sounds (in Dutch) like another. 16.7 million of them. */
const SIGNS = 'FHKMRTXY23456789';
const LENGTH = 6;

export const JOIN_CODES = SIGNS.length ** LENGTH;

/** @param dice  from 0 up to, not including, {@link JOIN_CODES} */
export function joinCodeOf(dice: number): string {
	let code = '';
	for (let left = dice, at = 0; at < LENGTH; at++, left = Math.floor(left / SIGNS.length))
		code += SIGNS[left % SIGNS.length]!;
	return code;
}

/** What somebody typed as a code; `undefined` when no table has such a one. */
export function readJoinCode(typed: string): string | undefined {
	const code = typed.toUpperCase().replace(/[\s.·-]/g, '');
	return /^[FHKMRTXY2-9]{6}$/.test(code) ? code : undefined;
}

/** As people read it aloud: in two halves. */
export const spokenCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

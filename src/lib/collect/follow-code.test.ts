import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLLOW_CODE_WORDS } from './follow-code-words.ts';
import { followCodeFrom, readFollowCode } from './follow-code.ts';

const random = fc.uint8Array({ minLength: 7, maxLength: 32 });

describe('the words of a follow code', () => {
	it('are 1024, each once', () => {
		expect(FOLLOW_CODE_WORDS).toHaveLength(1024);
		expect(new Set(FOLLOW_CODE_WORDS).size).toBe(1024);
	});

	it('have three to eight plain letters', () => {
		for (const word of FOLLOW_CODE_WORDS) expect(word).toMatch(/^[a-z]{3,8}$/);
	});

	it('differ in two letters at least', () => {
		const near = pairs(FOLLOW_CODE_WORDS).filter(([a, b]) => distance(a, b) < 2);
		expect(near).toEqual([]);
	});

	it('sound different', () => {
		const alike = pairs(FOLLOW_CODE_WORDS).filter(([a, b]) => sound(a) === sound(b));
		expect(alike).toEqual([]);
	});

	it('never change, or a telling that is sent again would get another code', () => {
		const digest = createHash('sha256').update(FOLLOW_CODE_WORDS.join(' ')).digest('hex');
		expect(digest).toBe('92ddac2bfd16af6ef8e7928b62ba07c738deb0c5d865052db9d96672ca569372');
	});
});

describe('a follow code', () => {
	it('is five words', () => {
		expect(followCodeFrom(new Uint8Array(7))).toBe(Array(5).fill(FOLLOW_CODE_WORDS[0]).join(' '));
		expect(followCodeFrom(new Uint8Array(7).fill(255))).toBe(Array(5).fill(FOLLOW_CODE_WORDS[1023]).join(' '));
		expect(() => followCodeFrom(new Uint8Array(6))).toThrow(RangeError);
	});

	it('differs whenever its 50 bits differ', () => {
		fc.assert(
			fc.property(random, random, (one, other) => {
				expect(followCodeFrom(one) === followCodeFrom(other)).toBe(fiftyBits(one) === fiftyBits(other));
			})
		);
	});

	it('is read back, however it is written', () => {
		const joints = fc.constantFrom(' ', '  ', ', ', '-', '\n', ' . ', '–');
		fc.assert(
			fc.property(random, joints, fc.boolean(), (bytes, joint, capitals) => {
				const code = followCodeFrom(bytes);
				const written = ` ${code.replaceAll(' ', joint)} `;
				expect(readFollowCode(capitals ? written.toUpperCase() : written)).toBe(code);
			})
		);
	});

	it('is read with accents, run together and torn apart', () => {
		const code = 'appel tuinbank zeehond kapstok giraf';
		expect(readFollowCode('Áppel tuinbánk zeehond kapstök giraf')).toBe(code);
		expect(readFollowCode('appeltuinbankzeehondkapstokgiraf')).toBe(code);
		expect(readFollowCode('appel tuin bank zee hond kapstok giraf')).toBe(code);
	});

	it('is read from the keyboards of other languages', () => {
		const code = 'appel tuinbank zeehond kapstok giraf';
		expect(readFollowCode('APPEL TUİNBANK ZEEHOND KAPSTOK GİRAF')).toBe(code);
		expect(readFollowCode('appel tuınbank zeehond kapstok gıraf')).toBe(code);
		// Cyrillic letters that look the same, and Arabic commas.
		expect(readFollowCode('аррel، tuinbаnk، zeеhond، кapstок، girаf')).toBe(code);
		expect(readFollowCode('ａｐｐｅｌ tuinbank zeehond kapstok giraf')).toBe(code);
	});

	it('is not guessed at', () => {
		for (const written of [
			'',
			'appel',
			'appel kapstok zeehond giraf',
			'appel tuinbank zeehond kapstok girafe',
			'appel tuinbank zeehond kapstok giraf oceaan',
			'appel tuinbank zeehond kapstok xyzzy',
			'a'.repeat(100_000)
		])
			expect(readFollowCode(written)).toBeUndefined();
	});
});

const fiftyBits = (bytes: Uint8Array) => [...bytes.subarray(0, 6), bytes[6]! >> 6].join();

function pairs(words: readonly string[]): (readonly [string, string])[] {
	return words.flatMap((a, i) =>
		words
			.slice(i + 1)
			.filter((b) => Math.abs(a.length - b.length) < 2)
			.map((b) => [a, b] as const)
	);
}

/** Letters to add, drop or change. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1])));
		row = next;
	}
	return row[b.length]!;
}

/** Roughly what is left of a Dutch word when it is said: ij = ei, ou = au, d and b at the end harden, v = f, z = s. */
const sound = (word: string) =>
	word
		.replace(/ij|ei/g, 'y')
		.replace(/ou|au/g, 'w')
		.replace(/ch/g, 'g')
		.replace(/c(?=[aoukl])|ck/g, 'k')
		.replace(/[cz]/g, 's')
		.replace(/v/g, 'f')
		.replace(/th|d$/g, 't')
		.replace(/b$/, 'p')
		.replace(/n$/, '')
		.replace(/(.)\1/g, '$1');

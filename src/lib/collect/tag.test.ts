import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyNote } from './note.ts';
import { readTag, TAG_MAX_LENGTH, tagKey } from './tag.ts';

describe('a tag', () => {
	it('is one line without anything before, behind or unseen', () => {
		expect(readTag('  #buren\t helpen\n buren ')).toBe('buren helpen buren');
		expect(readTag('bu\u200Bren \u202E')).toBe('buren');
	});

	it('is at least one sign and at most forty', () => {
		expect(readTag(' \n')).toBeUndefined();
		expect(readTag('###')).toBeUndefined();
		expect(readTag('é'.repeat(40))).toBe('é'.repeat(40));
		expect(readTag('😀'.repeat(40))).toBe('😀'.repeat(40));
		expect(readTag('x'.repeat(41))).toBeUndefined();
	});

	it('is the same in capitals and however its accents are typed, and another one without them', () => {
		expect(tagKey(readTag('CAFÉ')!)).toBe(tagKey(readTag('cafe\u0301')!));
		expect(tagKey('één')).not.toBe(tagKey('een'));
	});

	it('stays as it is when it is read again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (written) => {
				const tag = readTag(written);
				if (tag === undefined) return;
				expect(readTag(tag)).toBe(tag);
				expect([...tag].length).toBeLessThanOrEqual(TAG_MAX_LENGTH);
				expect([...tagKey(tag)].length).toBeLessThanOrEqual(3 * TAG_MAX_LENGTH);
			})
		);
	});
});

describe('a note', () => {
	it('has new lines that count once', () => {
		expect(tidyNote(' Eerst dit.\r\nDan dat.\n')).toBe('Eerst dit.\nDan dat.');
	});
});

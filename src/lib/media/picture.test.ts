import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureAddress } from '#lib/signify/question-types/pictures/pictures.ts';
import { kindOfPicture, readPictureName } from './picture.ts';

describe('the name of a picture in an address', () => {
	it('is the one a questionnaire asks for', () => {
		fc.assert(
			fc.property(fc.uuid(), fc.constantFrom('small', 'large'), (id, size) => {
				expect(readPictureName(pictureAddress(id, size).replace('/plaatje/', ''))).toEqual({ id, size });
			})
		);
	});

	it('is nothing else', () => {
		fc.assert(
			fc.property(fc.string(), (name) => {
				expect(readPictureName(name)).toBeUndefined();
			})
		);
	});
});

describe('what a file is', () => {
	it('is told by its first bytes, and never thrown over', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
				expect([undefined, 'jpeg', 'png', 'webp', 'gif', 'avif']).toContain(kindOfPicture(bytes));
			})
		);
		expect(kindOfPicture(new TextEncoder().encode('<svg xmlns='))).toBeUndefined();
		expect(kindOfPicture(new TextEncoder().encode('RIFF1234WAVE'))).toBeUndefined();
		expect(kindOfPicture(new TextEncoder().encode('RIFF1234WEBP'))).toBe('webp');
	});
});

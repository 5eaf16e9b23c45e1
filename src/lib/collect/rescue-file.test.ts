import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownCopy } from './own-copy.ts';
import { LONGEST_RESCUE, rescuedAsJson, rescuedIn } from './rescue-file.ts';
import { newDraft } from './telling-draft.ts';

const asked = { questionnaire: { openings: [], questions: [] }, consents: [] };
const say = (key: string) => key;

function fileOf(wires: readonly unknown[], text = 'Wat ik vertelde.'): string {
	const draft = { ...newDraft({ id: 'x', key: 'y' }, 'nl', 1), text };
	return ownCopy(
		wires.map((wire) => ({ draft, wire, slug: 'lindewaard' })),
		asked as never,
		'nl',
		say
	);
}

describe('a rescue file', () => {
	it('gives back exactly what waited, whatever was written in it', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (texts) => {
				const wires = texts.map((tekst) => ({ tekst, titel: '</pre><pre>"&amp;' }));
				const read = rescuedIn(fileOf(wires, texts[0]));
				expect(read).toEqual(wires.map((wire) => ({ slug: 'lindewaard', wire })));
				expect(rescuedIn(rescuedAsJson(read!))).toEqual(read);
			})
		);
	});

	it('of the first release did not say where it was told', () => {
		const old = fileOf([{ tekst: 'Toen.' }]).replace(' data-vertelpunt="lindewaard"', '');
		expect(rescuedIn(old)).toEqual([{ slug: null, wire: { tekst: 'Toen.' } }]);
	});

	it.each(['', 'hallo', '<p>een andere pagina</p>', '<pre>geen json</pre>', '[]', '{', 'PK\u0003\u0004'])(
		'is not: %j',
		(file) => expect(rescuedIn(file)).toBeUndefined()
	);

	it('is not longer than the house takes', () => {
		expect(rescuedIn(JSON.stringify({ tekst: 'a'.repeat(LONGEST_RESCUE) }))).toBeUndefined();
	});
});

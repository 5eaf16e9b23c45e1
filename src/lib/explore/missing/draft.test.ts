import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf } from './draft.ts';
import { readDraft, signatureOf } from './draft-form.ts';
import { readTableText } from './read-table.ts';
import { TableRefused } from './refused.ts';

const nl = (words: string) => ({ nl: words });
const question = (id: string, ...labels: readonly string[]) =>
	({
		kind: 'choice',
		shape: 'options',
		id,
		title: nl(id),
		options: labels.map((label, place) => ({ id: `${id}-${place}`, label: nl(label) }))
	}) as const;
const ASKED = {
	questions: [question('wijk', 'Noord', 'Zuid'), question('leeftijd', 'jong', 'oud')],
	aliasesOf: () => ({})
};
const TEXT = 'wijk;leeftijd;inwoners;oppervlak\nNoord;jong;12;7\nZuid;oud;9;x\n';
const WIJK = { dimension: 'wijk', group: 0, people: 2 };

/** What the form sends when nothing is touched. */
const sent = (change: Readonly<Record<string, string>> = {}) => {
	const form = new FormData();
	const usual = {
		tabel: TEXT,
		vraag: 'wijk',
		groep: '0',
		aantal: '2',
		stond: signatureOf(WIJK),
		'rij.0': 'wijk-0',
		'rij.1': 'wijk-1',
		wie: 'inwoners',
		bron: 'CBS'
	};
	for (const [name, value] of Object.entries({ ...usual, ...change })) form.set(name, value);
	return readDraft(form);
};
const drafted = (change: Readonly<Record<string, string>> = {}) => {
	const said = sent(change);
	return draftOf(said.read(), said.chosen, ASKED, 'nl', said);
};

describe('a table that is looked at before it is kept', () => {
	it('is kept as it was pointed out', () => {
		expect(drafted().table).toMatchObject({
			dimension: 'wijk',
			who: 'inwoners',
			rows: [
				{ name: 'Noord', people: 12, option: 'wijk-0' },
				{ name: 'Zuid', people: 9, option: 'wijk-1' }
			]
		});
		expect(drafted({ 'rij.0': '', 'rij.1': 'noord' }).rows.map(({ option }) => option)).toEqual([null, 'wijk-0']);
	});

	it('is matched anew when another question or column is chosen, and looked at again', () => {
		const said = sent({ vraag: 'leeftijd', groep: '1' });
		expect(said.isChanged).toBe(true);
		const draft = draftOf(said.read(), said.chosen, ASKED, 'nl', said);
		expect(draft.rows.map(({ name, option }) => [name, option])).toEqual([
			['jong', 'leeftijd-0'],
			['oud', 'leeftijd-1']
		]);
		expect(draft).toMatchObject({ who: 'inwoners', source: 'CBS' });
	});

	it('keeps every other row where one names no answer, and gives back what was typed', () => {
		const draft = drafted({ 'rij.1': 'Oost' });
		expect(draft).toMatchObject({
			table: undefined,
			refused: { code: 'no-such-answer', params: { name: 'Zuid', answer: 'Oost' } },
			rows: [{ option: 'wijk-0' }, { option: null }]
		});
		expect(draft.typed[1]).toBe('Oost');
	});

	it('can be put right by another column where the chosen one cannot be read', () => {
		const draft = drafted({ aantal: '3', stond: '0/3/wijk' });
		expect(draft).toMatchObject({ table: undefined, rows: [], refused: { code: 'not-a-number' } });
		expect(draft.columns.map(({ name }) => name)).toEqual(['wijk', 'leeftijd', 'inwoners', 'oppervlak']);
	});

	it('is nothing to keep for a question that is not asked', () =>
		expect(drafted({ vraag: 'gone', stond: '0/2/gone' })).toMatchObject({
			table: undefined,
			refused: { code: 'no-such-question' }
		}));

	it('is refused or shown whatever a form sends', () =>
		fc.assert(
			fc.property(
				fc.dictionary(
					fc.constantFrom('tabel', 'vraag', 'groep', 'aantal', 'stond', 'rij.0', 'rij.1', 'wie'),
					fc.oneof(fc.string(), fc.constantFrom('-1', '1', '999', TEXT, 'a;b\n1;\0\n'))
				),
				(change) => {
					try {
						drafted(change);
					} catch (error) {
						expect(error).toBeInstanceOf(TableRefused);
					}
				}
			)
		));

	it('says how many lines it has, and what columns', () =>
		expect(draftOf(readTableText(TEXT), WIJK, ASKED, 'nl')).toMatchObject({ lines: 2, who: '', source: '' }));
});

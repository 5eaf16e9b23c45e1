/** A campaign as the fields of an ordinary form, and back. Texts are written in one language; the others stay. */
import type { Words } from '#lib/signify/words.ts';
import type { Campaign, Phase, RewardTier } from './campaign.ts';

/** What was typed, by field; a wrong campaign is shown again just so. */
export type CampaignFields = Readonly<Record<string, string>>;

const euros = (cents: number) => (cents / 100).toFixed(2).replace('.00', '').replace('.', ',');

export function fieldsOf(campaign: Campaign, language: string): CampaignFields {
	const phases = campaign.phases.flatMap((phase, index) => [
		[`fase.${index}.id`, phase.id],
		[`fase.${index}.naam`, phase.title[language] ?? ''],
		[`fase.${index}.tekst`, phase.text[language] ?? ''],
		[`fase.${index}.van`, phase.from],
		[`fase.${index}.tot`, phase.until ?? '']
	]);
	const tiers = (campaign.rewards?.tiers ?? []).flatMap((tier, index) => [
		[`bedrag.${index}.id`, tier.id],
		[`bedrag.${index}.euro`, euros(tier.cents)],
		[`bedrag.${index}.van`, tier.from],
		[`bedrag.${index}.tot`, tier.until]
	]);
	return Object.fromEntries([
		['deadline', campaign.deadline ?? ''],
		['herinneringen', campaign.remindAfter.join(', ')],
		['per-persoon', String(campaign.rewards?.perPerson ?? 1)],
		...phases,
		...tiers
	]) as CampaignFields;
}

/** How many rows of `fase` or `bedrag` were filled in; an empty one at the end counts for nothing. */
export function rowsIn(fields: CampaignFields, group: 'fase' | 'bedrag'): number {
	const filled = Object.entries(fields).flatMap(([name, value]) => {
		const [, index] = new RegExp(`^${group}\\.(\\d{1,2})\\.(?!id$)`).exec(name) ?? [];
		return index !== undefined && value.trim() !== '' ? [Number(index)] : [];
	});
	return Math.max(-1, ...filled) + 1;
}

/**
 * The campaign as typed; its shape is checked elsewhere. Rows that were emptied are gone.
 * @param idAt  a fresh id for a new row
 */
export function campaignFrom(
	fields: CampaignFields,
	before: Campaign,
	language: string,
	idAt: (group: string, index: number) => string
): Campaign {
	const text = (name: string) => (fields[name] ?? '').trim();
	const word = (old: Words | undefined, name: string): Words => {
		const others = Object.entries(old ?? {}).filter(([spoken]) => spoken !== language);
		return Object.fromEntries(text(name) === '' ? others : [...others, [language, text(name)]]);
	};
	const rows = <Row>(group: 'fase' | 'bedrag', read: (at: string, id: string) => Row): Row[] =>
		Array.from({ length: rowsIn(fields, group) }, (_, index) => `${group}.${index}`)
			.filter((at) =>
				Object.entries(fields).some(
					([name, value]) => name.startsWith(`${at}.`) && !name.endsWith('.id') && value.trim()
				)
			)
			.map((at) => read(at, text(`${at}.id`) || idAt(group, Number(at.split('.')[1]))));

	const phases = rows('fase', (at, id): Phase => {
		const old = before.phases.find((phase) => phase.id === id);
		return {
			id,
			title: word(old?.title, `${at}.naam`),
			text: word(old?.text, `${at}.tekst`),
			from: text(`${at}.van`),
			until: text(`${at}.tot`) || null
		};
	});
	const tiers = rows('bedrag', (at, id): RewardTier => ({
		id,
		cents: Math.round(Number(text(`${at}.euro`).replace(',', '.')) * 100),
		from: text(`${at}.van`),
		until: text(`${at}.tot`)
	}));
	return {
		deadline: text('deadline') || null,
		timeZone: before.timeZone,
		phases,
		rewards: tiers.length ? { tiers, perPerson: Number(text('per-persoon')) } : null,
		remindAfter: text('herinneringen')
			.split(/[\s,;]+/)
			.filter(Boolean)
			.map(Number)
	};
}

const COLUMNS: Readonly<Record<string, string>> = {
	title: 'naam',
	text: 'tekst',
	from: 'van',
	until: 'tot',
	cents: 'euro'
};

/** The field that a place in the campaign stands in: `['phases', 0, 'title']` is `fase.0.naam`. */
export function fieldAt(path: readonly PropertyKey[]): string {
	const place = path.join('.');
	const [, phase, text = 'title'] = /^phases\.(\d+)\.?(\w+)?/.exec(place) ?? [];
	if (phase) return `fase.${phase}.${COLUMNS[text]}`;
	const [, tier, fact = 'cents'] = /^rewards\.tiers\.(\d+)\.?(\w+)?/.exec(place) ?? [];
	if (tier) return `bedrag.${tier}.${COLUMNS[fact]}`;
	return place.startsWith('rewards') ? 'per-persoon' : place.startsWith('remind') ? 'herinneringen' : 'deadline';
}

/** The sentence for what is wrong there. @param said  a key of our own, or whatever the shape said */
export function issueAt(field: string, said: string): string {
	if (said.startsWith('campaign.issue.')) return said;
	if (/\.(naam|tekst)$/.test(field)) return 'campaign.issue.words';
	return /\.(van|tot)$|deadline/.test(field) ? 'campaign.issue.date' : 'campaign.issue.number';
}

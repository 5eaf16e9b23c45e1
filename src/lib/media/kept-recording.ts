/** A recording as the device of its teller knows it. */
export interface Recording {
	/** UUID v7, made on the device: under this id the house takes it in. */
	readonly id: string;
	readonly mime: string;
	/** How much of it is kept. */
	readonly ms: number;
	/** Under which id its pieces lie on the device: the first it had. */
	readonly kept: string;
	/** What is spoken in it, where the teller said so; else it is the language of the page. */
	readonly language?: string;
}

/** The same sound under another id: the former one belongs to another telling. */
export const underOtherId = (recording: Recording, id: string): Recording => ({ ...recording, id });

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Reads back what was kept as JSON; `undefined` when it is no recording of ours. */
export function recordingFrom(value: unknown): Recording | undefined {
	const { id, mime, ms, kept, language } = (value ?? {}) as Partial<Record<keyof Recording, unknown>>;
	if (typeof id !== 'string' || !ID.test(id) || typeof mime !== 'string' || typeof ms !== 'number') return undefined;
	const isSaid = typeof language === 'string' && LANGUAGE.test(language);
	return { id, mime, ms, kept: typeof kept === 'string' ? kept : id, ...(isSaid && { language }) };
}

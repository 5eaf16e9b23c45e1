import type { Questionnaire } from '../../questionnaire.ts';

/** Something in a file that a questionnaire of ours holds otherwise, or not at all. */
export interface Remark {
	/** As the file calls it. */
	readonly what: string;
	/** A key of a sentence under `questionnaire-files.remark.`. */
	readonly why: string;
	readonly params?: Readonly<Record<string, string | number>>;
}

export type FileKind = 'own' | 'sensemaker' | 'narrafirma' | 'xlsform';

/** A questionnaire as a file describes it; nothing of it is stored yet. */
export interface ReadQuestionnaire {
	readonly kind: FileKind;
	readonly questionnaire: Questionnaire;
	/** What the file says for the beginning and the end, if anything. */
	readonly welcome?: string;
	readonly thanks?: string;
	readonly remarks: readonly Remark[];
}

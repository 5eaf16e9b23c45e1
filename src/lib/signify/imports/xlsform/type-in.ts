import { plainType } from './questions.ts';
import type { FormRow } from './table.ts';

export interface TypeIn {
	readonly type: string;
	readonly list: string;
	readonly orOther: boolean;
}

const OR_OTHER = /\s+(?:or|specify)[_ ]other$/i;
const SELECT =
	/^(select_one|select_multiple|rank|select one from|select one|select all that apply from|select all that apply|select_one_from_file|select_multiple_from_file) (\S.*)$/i;

/** `select_one colours or_other`, `select one from colours`, `begin group`; an empty type when the row says nothing. */
export function typeIn({ type = '' }: FormRow): TypeIn {
	const said = type.replace(/\s+/g, ' ').trim();
	const orOther = OR_OTHER.test(said);
	const words = said.replace(OR_OTHER, '');
	const select = SELECT.exec(words);
	if (select) return { type: plainType(select[1]!.toLowerCase()), list: select[2]!.trim(), orOther };
	return { type: plainType(words.toLowerCase()), list: '', orOther };
}

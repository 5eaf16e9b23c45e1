import type { TypeName } from '../answer.ts';
import type { QuestionOf, Settings } from '../questionnaire.ts';

export interface Configuring<Type extends TypeName> {
	readonly question: QuestionOf<Type>;
	/** The language being written now. */
	readonly language: string;
	readonly onsettings: (settings: Settings[Type]) => void;
}

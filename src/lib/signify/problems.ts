import { Problem } from '#lib/platform/problem.ts';

export const questionnaireNotFound = () => new Problem('not-found', 'signify.questionnaire.not-found');
export const questionnaireInvalid = (cause: unknown) =>
	new Problem('invalid', 'signify.questionnaire.invalid', { cause });
export const questionTypeChanged = () => new Problem('conflict', 'signify.questionnaire.question-type-changed');
export const optionReused = () => new Problem('conflict', 'signify.questionnaire.option-reused');
/** A version with this number says something else here. */
export const questionnaireDiffers = () => new Problem('conflict', 'return.refused.questionnaire-differs');
export const versionJustStored = () => new Problem('conflict', 'signify.questionnaire.version-just-stored');
/** Somebody else saved the working copy since this one was read. */
export const draftOvertaken = () => new Problem('conflict', 'signify.draft.overtaken');
export const draftUnfinished = () => new Problem('invalid', 'signify.draft.unfinished');

import type { Answers, Photo } from './answer.ts';

/** Every photo that these answers name. */
export const photosIn = (answers: Answers): readonly Photo[] =>
	Object.values(answers).flatMap((answer) => ('photos' in answer ? answer.photos : []));

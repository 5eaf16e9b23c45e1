import { Problem } from '#lib/platform/problem.ts';

export const storyNotFound = () => new Problem('not-found', 'collect.story.not-found');

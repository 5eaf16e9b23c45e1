import { has, type Actor } from '#lib/platform/actor.ts';

const isHouse = (actor: Actor) => actor.kind === 'house';

export const mayDesignQuestionnaires = (actor: Actor) => isHouse(actor) || has(actor, 'administrator', 'facilitator');

/** Which versions there were is for the team; one version is read by everybody who is asked it. */
export const mayListVersions = (actor: Actor) => isHouse(actor) || actor.kind === 'member';

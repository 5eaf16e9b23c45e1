/** From a line of JSON with codes back to an experience. */
import { z } from 'zod';
import { type ArchivedStory, storyOf } from '#lib/collect/archive.ts';
import { recordIn } from '#lib/collect/archive-json.ts';
import { type Version, versionKey } from '../joined-question.ts';
import { Unclear } from './unclear.ts';

export interface LineBack {
	readonly story: ArchivedStory;
	readonly version: Version;
	/** Whether it was told to a version that is not here. */
	readonly isMoved: boolean;
}

const Named = z.object({ vragenlijst: z.string(), versie: z.int() });

/**
 * @param versions  those that are here
 * @throws Unclear
 */
export function lineBack(json: unknown, versions: readonly Version[], asked: Version): LineBack {
	const { vragenlijst, versie, ...rest } = recordIn(json);
	const { version, isMoved } = versionIn({ vragenlijst, versie }, versions, asked);
	const unclear = (where: string) => new Unclear(where);
	const story = storyOf({ ...rest, vragenlijstVersie: 1 }, [version], unclear);
	return { story, version, isMoved };
}

function versionIn(said: unknown, versions: readonly Version[], asked: Version) {
	const named = Named.safeParse(said).data;
	// Files of before do not name it: then there must be one only.
	if (!named && versions.length > 1) throw new Unclear('vragenlijstVersie');
	const isSame = ({ questionnaireId, version }: Version) =>
		versionKey({ questionnaireId, version }) ===
		versionKey({ questionnaireId: named?.vragenlijst ?? '', version: named?.versie ?? 0 });
	const isAlike = ({ questionnaireId, version }: Version) =>
		questionnaireId === asked.questionnaireId && version === named?.versie;
	const found = versions.find(isSame) ?? versions.find(isAlike);
	return { version: found ?? asked, isMoved: named !== undefined && found === undefined };
}

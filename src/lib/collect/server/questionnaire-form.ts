import { fail, type ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import type { ReadQuestionnaire } from '#lib/signify/imports/questionnaire/read.ts';
import { LARGEST_FILE } from '#lib/signify/imports/questionnaire/read-file.ts';
import { ImportRefused } from '#lib/signify/imports/refused.ts';

/** Of a form, around its file. */
const MOST_AROUND = 20_000;

export interface PostedFile {
	readonly bytes: Uint8Array;
	readonly name: string;
}

/**
 * The file that somebody chose; `undefined` when they chose none. What says it is larger than a questionnaire is not read at all.
 * @throws ImportRefused
 */
export async function readPostedFile(request: Request): Promise<PostedFile | undefined> {
	if (Number(request.headers.get('content-length')) > LARGEST_FILE + MOST_AROUND)
		throw new ImportRefused('file-too-large', { most: LARGEST_FILE / 1000 });
	const file = (await request.formData()).get('bestand');
	if (!(file instanceof File) || file.name === '') return undefined;
	return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name };
}

export interface RefusedFile {
	readonly code: string;
	readonly params: ImportRefused['params'];
}

/** A file that cannot be read is something to say, not an error to throw. */
export async function orRefused<Said>(
	deed: () => Promise<Said>
): Promise<Said | ActionFailure<{ refused: RefusedFile }>> {
	try {
		return await deed();
	} catch (problem) {
		if (!(problem instanceof ImportRefused)) throw problem;
		return fail(400, { refused: { code: problem.code, params: problem.params } });
	}
}

const Remarks = z.object({
	kind: z.enum(['own', 'sensemaker', 'narrafirma', 'xlsform']),
	remarks: z
		.array(
			z.object({
				what: z.string(),
				why: z.string(),
				params: z.record(z.string(), z.union([z.string(), z.number()])).optional()
			})
		)
		.max(2_000)
});

/** What was said of the file when it was read, as it travelled along; only to be said again. */
export function readRemarks(json: string): Pick<ReadQuestionnaire, 'kind' | 'remarks'> | undefined {
	try {
		return Remarks.parse(JSON.parse(json));
	} catch {
		return undefined;
	}
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { MOST_AT_MACHINE } from '#lib/collect/server/open-archive.ts';
import { bringPoint, openPoint } from '#lib/explore/server/archive/bring-point.ts';
import type { Say } from '#lib/platform/messages.ts';
import type { Context } from '#lib/platform/server/context.ts';
import { ImportRefused } from '#lib/signify/imports/refused.ts';
import { idFromName } from '#lib/signify/imports/names.ts';
import { WrongUsage } from './import-arguments.ts';

interface ArchiveArguments {
	readonly data: string;
	/** What its address is made of, when it should not be that of the file. */
	readonly point: string | undefined;
	readonly organisation: string | undefined;
	readonly check: boolean;
}

/** @returns `undefined` when something else is to be brought in @throws WrongUsage */
export function readArchiveArguments([format, ...args]: readonly string[]): ArchiveArguments | undefined {
	if (format !== 'samenleren') return undefined;
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean' } as const;
	try {
		const options = { data: text, point: text, organisation: text, check: flag };
		const { data, point, organisation, check } = parseArgs({ args: [...args], options }).values;
		if (data !== undefined) return { data, point, organisation, check: check ?? false };
	} catch (error) {
		throw new WrongUsage('wrong', { what: (error as Error).message });
	}
	throw new WrongUsage('missing', { option: '--data' });
}

/** @returns what is to be said of it */
export async function bringInArchive(
	ctxFor: (organisation: string | undefined) => Promise<Context>,
	{ data, point, organisation, check }: ArchiveArguments,
	say: Say
): Promise<readonly string[]> {
	const bytes = await readFile(data).catch(() => {
		throw new ImportRefused('file-not-readable', { file: data });
	});
	const archive = await openPoint(bytes, MOST_AT_MACHINE);
	const slug = point === undefined ? undefined : idFromName(point);
	const outcome = await bringPoint(await ctxFor(organisation), archive, { slug, check });
	return [
		say(check ? `return.found.${outcome.point}` : `return.done.${outcome.point}`, { point: outcome.slug }),
		say(check ? 'return.to-add' : 'return.added', { count: outcome.added }),
		...(outcome.alreadyThere > 0 ? [say('return.already', { count: outcome.alreadyThere })] : []),
		say('return.versions', { count: outcome.versions }),
		...(outcome.entrances > 0 ? [say('return.entrances', { count: outcome.entrances })] : []),
		...outcome.parts.map(({ kind, count }) => say(`return.part.${kind}`, { count })),
		...(outcome.point === 'new' && !check ? [say('return.closed')] : [])
	];
}

import { HOUSE } from '#lib/platform/actor.ts';
import { sayFrom } from '#lib/platform/messages.ts';
import { Problem } from '#lib/platform/problem.ts';
import { connect, NOBODY } from '#lib/platform/server/database.ts';
import { messagesOf } from '#lib/platform/server/message-files.ts';
import { CannotStart, readSettings } from '#lib/platform/server/settings.ts';
import { forOrganisation, type Context } from '#lib/platform/server/context.ts';
import { listOrganisations } from '#lib/people/server/organisations.ts';
import { ArchiveRefused } from '#lib/collect/archive-refused.ts';
import { importStories } from '#lib/collect/server/import-stories.ts';
import { reportLines } from '#lib/collect/server/import-report.ts';
import { ImportRefused } from '#lib/signify/imports/refused.ts';
import { prepareImport, type PreparedImport, type RefusedRow } from '#lib/signify/imports/server/prepare.ts';
import { joinFoundation } from './foundation.ts';
import { bringInArchive, readArchiveArguments } from './import-archive.ts';
import { readArguments, WrongUsage, type ImportArguments } from './import-arguments.ts';
import { keepMapping, openReport } from './import-files.ts';
import { furnish } from './welcome.ts';

const say = sayFrom(
	messagesOf('nl', ['platform', 'signify', 'questionnaire', 'follow', 'collect', 'import', 'types', 'photo', 'return']),
	'nl'
);

/** A reasonable list for a screen; the report file has all. */
const MOST_SHOWN = 20;

async function bringIn(asked: ImportArguments): Promise<void> {
	const report = await openReport(asked, say);
	const refused: RefusedRow[] = [];
	const prepared = await prepareImport(asked, new Date(), {
		refused(row) {
			if (refused.length < MOST_SHOWN) refused.push(row);
			report.refused(row);
		},
		complained: report.complained
	});
	const { point: name, check } = asked;
	const outcome = await withHouse(async (nobody) =>
		importStories(await contextFor(nobody, asked.organisation), prepared, { name, says: wordsFor(prepared), check })
	);
	report.close();
	for (const line of reportLines({ prepared, outcome, name, check, refused }, say)) console.log(line);
	if (check && !asked.mapping) console.log(await keepMapping(asked, prepared.mapping, say));
	console.log(say('import.report.report-file', { file: report.path }));
}

/** What the story point says where the file says nothing. */
function wordsFor({ mapping: { language, welcome, thanks } }: PreparedImport) {
	const words = sayFrom(messagesOf(language === 'nl' ? 'nl' : 'en', ['import']), language);
	return {
		welcome: { [language]: welcome || words('import.point.welcome') },
		privacy: { [language]: words('import.point.privacy') },
		thanks: { [language]: thanks || words('import.point.thanks') }
	};
}

async function contextFor(nobody: Context, slug: string | undefined): Promise<Context> {
	const organisations = await listOrganisations(nobody);
	const slugs = organisations.map((organisation) => organisation.slug).join(', ');
	if (slug === undefined && organisations.length > 1) throw new ImportRefused('which-organisation', { slugs });
	const found =
		slug === undefined ? organisations[0] : organisations.find((organisation) => organisation.slug === slug);
	if (!found) throw new ImportRefused('organisation-not-found', { slug: slug!, slugs });
	return forOrganisation(nobody, found.id);
}

/** On the database of the house, open or not; an empty house is furnished first, as at its first start. */
async function withHouse<T>(work: (nobody: Context) => Promise<T>): Promise<T> {
	const settings = readSettings(process.env);
	const { url, close } = await joinFoundation(settings);
	try {
		const database = connect(url, { max: 2 });
		try {
			const nobody = { actor: HOUSE, now: new Date(), organisationId: NOBODY, db: database.of(NOBODY), database };
			if ((await listOrganisations(nobody)).length === 0) await furnish(url, settings);
			return await work(nobody);
		} finally {
			await database.close();
		}
	} finally {
		await close();
	}
}

/** What a person can put right is one sentence; anything else is shown with all there is to know. */
function explain(error: unknown): string | undefined {
	if (error instanceof WrongUsage)
		return `${say(`import.usage.${error.code}`, error.params)}\n\n${say('import.usage')}`;
	if (error instanceof ImportRefused) return say(`import.refused.${error.code}`, error.params);
	if (error instanceof ArchiveRefused) return say(error.code, error.params);
	if (error instanceof Problem) return say(error.code);
	if (error instanceof CannotStart) return error.message;
	return undefined;
}

// Whoever reads only the first lines (`| head`) is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') throw error;
});

try {
	const args = process.argv.slice(2);
	const archive = readArchiveArguments(args);
	const asked = archive ? undefined : readArguments(args);
	if (archive)
		for (const line of await withHouse((nobody) =>
			bringInArchive((organisation) => contextFor(nobody, organisation), archive, say)
		))
			console.log(line);
	else if (!asked || asked === 'help') console.log(say('import.usage'));
	else await bringIn(asked);
} catch (error) {
	console.error(explain(error) ?? error);
	process.exitCode = error instanceof WrongUsage ? 2 : 1;
}

import { parseArgs } from 'node:util';
import { FORMATS, type Format, type ImportSource } from '#lib/signify/imports/server/prepare.ts';

export interface ImportArguments extends ImportSource {
	readonly point: string;
	readonly check: boolean;
	readonly organisation: string | undefined;
	readonly report: string | undefined;
}

/** What was asked is not clear; `code` is a key under `import.usage.`. */
export class WrongUsage extends Error {
	readonly code: string;
	readonly params: Readonly<Record<string, string>>;

	constructor(code: string, params: Readonly<Record<string, string>> = {}) {
		super(code);
		this.code = code;
		this.params = params;
	}
}

/**
 * @returns `help` when that is what was asked for
 * @throws WrongUsage
 */
export function readArguments(args: readonly string[]): ImportArguments | 'help' {
	const { positionals, values } = parse(args);
	if (values.help || args.length === 0) return 'help';
	const [format, ...more] = positionals;
	const known = FORMATS.find((name) => name === format);
	if (!known) throw new WrongUsage('format');
	if (more.length > 0) throw new WrongUsage('wrong', { what: more.join(' ') });

	refuseMissing(known, values);
	refuseStray(known, values);
	const { data, point, framework, form, mapping, check, organisation, report } = values;
	const language = languageFrom(values.language);
	return {
		...{ format: known, data: data!, point: point!.trim(), framework, form, mapping, language },
		...{ check: check ?? false, organisation, report }
	};
}

type Values = ReturnType<typeof parse>['values'];

function refuseMissing(format: Format, { data, point, form, mapping }: Values): void {
	if (!data) throw new WrongUsage('missing', { option: '--data' });
	if (!point?.trim()) throw new WrongUsage('missing', { option: '--point' });
	if (format === 'narrafirma' && !form && !mapping) throw new WrongUsage('missing', { option: '--form' });
}

function refuseStray(format: Format, { framework, form }: Values): void {
	if (framework && format !== 'sensemaker') throw new WrongUsage('wrong', { what: '--framework' });
	if (form && format !== 'narrafirma') throw new WrongUsage('wrong', { what: '--form' });
}

function languageFrom(language: string | undefined): string | undefined {
	if (language !== undefined && !/^[a-z]{2,3}$/.test(language))
		throw new WrongUsage('wrong', { what: `--language ${language}` });
	return language;
}

function parse(args: readonly string[]) {
	try {
		const text = { type: 'string' } as const;
		const flag = { type: 'boolean' } as const;
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				...{ data: text, framework: text, form: text, mapping: text, point: text },
				...{ organisation: text, language: text, report: text, check: flag, help: flag }
			}
		});
	} catch (error) {
		throw new WrongUsage('wrong', { what: (error as Error).message });
	}
}

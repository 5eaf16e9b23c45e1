/** The kinds of file in which experiences leave. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'spss'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface FileKind {
	readonly ending: string;
	readonly type: string;
}

const CSV: FileKind = { ending: 'csv', type: 'text/csv; charset=utf-8; header=present' };
const XLSX: FileKind = { ending: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The experiences themselves, and what their columns mean. */
export const FILE_KINDS: Record<ExportFormat, { readonly stories: FileKind; readonly codebook: FileKind }> = {
	csv: { stories: CSV, codebook: CSV },
	xlsx: { stories: XLSX, codebook: XLSX },
	jsonl: {
		stories: { ending: 'jsonl', type: 'application/jsonl; charset=utf-8' },
		codebook: { ending: 'json', type: 'application/json; charset=utf-8' }
	},
	spss: { stories: CSV, codebook: { ending: 'sps', type: 'text/plain; charset=utf-8' } }
};

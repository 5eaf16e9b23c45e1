/** Notes of readers, taken along and brought in. Accounts stay where they are: a note that came from elsewhere is nobody's here. */
import { sql } from 'kysely';
import { readLines, writeLines } from '../archive-lines.ts';
import { NOTE_FILE } from '../archive-notes.ts';
import type { ArchivePart } from './archive-part.ts';
import { refuseElsewhere } from './elsewhere.ts';
import { holdNamed } from './held-story.ts';
import { notesOf } from './notes.ts';

export const NOTE_PART: ArchivePart = {
	name: NOTE_FILE.name,
	kind: 'notes',
	ofReaders: true,

	async leave(ctx, pointId) {
		const notes = await notesOf(ctx, pointId).execute();
		return writeLines(
			NOTE_FILE,
			notes.map((note) => ({
				...{ id: note.id, ervaring: note.story_id, tekst: note.text },
				door: (note.written_elsewhere_by ?? note.written_by_name) || null,
				...{ geschrevenOp: note.written_at, gewijzigdOp: note.changed_at }
			}))
		);
	},

	read(text) {
		const notes = readLines(NOTE_FILE, text);
		return {
			found: notes.length,
			async bring(ctx, pointId) {
				await refuseElsewhere(
					ctx,
					pointId,
					'collect.notes',
					NOTE_FILE,
					notes.map(({ id }) => id)
				);
				const rows = await holdNamed(ctx, pointId, NOTE_FILE, notes);
				const { numAffectedRows } = await sql`
					insert into collect.notes (organisation_id, story_point_id, id, story_id, text, written_elsewhere_by, written_at, changed_at)
					select ${ctx.organisationId}, ${pointId}, id, ervaring, tekst, coalesce(door, ''), "geschrevenOp", "gewijzigdOp"
					from json_to_recordset(${JSON.stringify(rows)}::json) as row(id uuid, ervaring uuid, tekst text, door text,
						"geschrevenOp" timestamptz, "gewijzigdOp" timestamptz)
					on conflict (organisation_id, id) do nothing`.execute(ctx.db);
				return Number(numAffectedRows ?? 0n);
			}
		};
	}
};

-- What readers wrote may come along from another house. Accounts stay there: who wrote it is a name in words. ADR 0047.
alter table collect.notes
	alter column written_by drop not null,
	-- As they were called there; empty when that was not known.
	add column written_elsewhere_by text check (length(written_elsewhere_by) <= 200),
	add constraint notes_writer_check check ((written_by is null) = (written_elsewhere_by is not null));

alter table collect.tags
	alter column put_by drop not null,
	add column put_elsewhere_by text check (length(put_elsewhere_by) <= 200),
	add constraint tags_putter_check check ((put_by is null) = (put_elsewhere_by is not null));

alter table explore.selections
	alter column created_by drop not null,
	add column created_elsewhere_by text check (length(created_elsewhere_by) <= 200),
	add constraint selections_creator_check check ((created_by is null) = (created_elsewhere_by is not null));

alter table explore.pattern_marks
	alter column marked_by drop not null,
	add column marked_elsewhere_by text check (length(marked_elsewhere_by) <= 200),
	add constraint pattern_marks_marker_check check ((marked_by is null) = (marked_elsewhere_by is not null));

-- What readers write beside a story: notes and tags. They go with the story when it is withdrawn. ADR 0041.
create table collect.notes (
	organisation_id uuid not null,
	-- Made with the form, so that a form that is sent twice is one note.
	id uuid not null,
	story_point_id uuid not null,
	story_id uuid not null,
	text text not null check (length(text) between 1 and 2000),
	written_by uuid not null,
	written_at timestamptz not null,
	changed_at timestamptz,
	primary key (organisation_id, id),
	foreign key (organisation_id, story_point_id) references collect.story_points,
	foreign key (organisation_id, story_id) references collect.stories
);
call platform.wall('collect.notes');
create index notes_of_story on collect.notes (organisation_id, story_id, written_at);
create index notes_of_story_point on collect.notes (organisation_id, story_point_id, written_at);

create table collect.tags (
	organisation_id uuid not null,
	story_id uuid not null,
	-- In small letters: what makes two tags the same. src/lib/collect/tag.ts.
	key text not null check (length(key) between 1 and 120),
	story_point_id uuid not null,
	-- As it was first written at the point.
	name text not null check (length(name) between 1 and 40),
	put_by uuid not null,
	put_at timestamptz not null,
	-- Taken off again, and by whom; putting it back empties these.
	taken_by uuid,
	taken_at timestamptz,
	primary key (organisation_id, story_id, key),
	foreign key (organisation_id, story_point_id) references collect.story_points,
	foreign key (organisation_id, story_id) references collect.stories,
	check (num_nulls(taken_by, taken_at) in (0, 2))
);
call platform.wall('collect.tags');
create index tags_of_story_point on collect.tags (organisation_id, story_point_id, key, put_at);

-- What goes with a withdrawn story also leaves the disk.
alter table collect.notes set (
	autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
	toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0
);
alter table collect.tags set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);

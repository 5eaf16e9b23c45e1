-- Selections: which experiences, and with which question in mind.
create schema explore;
call platform.open_schema('explore');

create table explore.selections (
	organisation_id uuid not null,
	id uuid not null,
	story_point_id uuid not null,
	name text not null check (length(name) between 1 and 120),
	question text not null check (length(question) <= 500),
	-- How they were found: the query string of the dashboard, src/lib/explore/selection.ts.
	clauses text not null,
	-- Which they were at that moment; frozen.
	story_ids uuid[] not null,
	created_by uuid not null,
	created_at timestamptz not null,
	primary key (organisation_id, id),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
call platform.wall('explore.selections');
create index selections_of_story_point on explore.selections (organisation_id, story_point_id, created_at);

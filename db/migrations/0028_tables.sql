-- Ervaringentafels: people around a table with some experiences, and what they will do there.
create schema sensemaking;
call platform.open_schema('sensemaking');

create table sensemaking.tables (
	organisation_id uuid not null,
	id uuid not null,
	story_point_id uuid not null,
	title text not null check (length(title) between 1 and 120),
	-- What the table is for; may be empty.
	question text not null check (length(question) <= 500),
	-- The selection it was prepared from: how it was called then, for it may be thrown away.
	selection_id uuid not null,
	selection_name text not null,
	-- The day and the hour on the clock of the place: 2027-03-14, 19:30.
	held_on text not null check (held_on ~ '^\d{4}-\d{2}-\d{2}$'),
	begins_at text not null check (begins_at ~ '^\d{2}:\d{2}$'),
	place text not null check (length(place) <= 200),
	facilitator text not null check (length(facilitator) <= 120),
	-- Roles and how many, never names: src/lib/sensemaking/invited.ts.
	invited jsonb not null check (jsonb_typeof(invited) = 'array'),
	way text not null check (way in ('paper', 'screen', 'both')),
	-- Which experiences lie on the table, in this order; frozen.
	story_ids uuid[] not null check (cardinality(story_ids) between 1 and 200),
	template text not null,
	-- The steps as they were written for this table: src/lib/sensemaking/agenda.ts.
	agenda jsonb not null check (jsonb_typeof(agenda) = 'array'),
	-- Goes up with every change, so that two people do not write over each other.
	revision integer not null default 1,
	created_by uuid not null,
	created_at timestamptz not null,
	primary key (organisation_id, id),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
call platform.wall('sensemaking.tables');
create index tables_of_story_point on sensemaking.tables (organisation_id, story_point_id, held_on);

-- How many people there are of each group that a question tells apart. ADR 0044.
create table explore.population_tables (
	organisation_id uuid not null,
	story_point_id uuid not null,
	-- A question of which an experience has one answer.
	dimension text not null check (length(dimension) between 1 and 300),
	-- Who these people are, and whose numbers these are, of when: both stand beside what is counted.
	who text not null check (length(who) between 1 and 60),
	source text not null check (length(source) between 1 and 200),
	-- src/lib/explore/missing/population.ts, PopulationRow[].
	rows jsonb not null check (jsonb_typeof(rows) = 'array' and jsonb_array_length(rows) between 2 and 500),
	kept_by uuid,
	kept_at timestamptz not null,
	primary key (organisation_id, story_point_id, dimension),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
call platform.wall('explore.population_tables');

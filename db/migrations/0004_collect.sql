-- Story points and the experiences told there.
create schema collect;
call platform.open_schema('collect');

create table collect.story_points (
	organisation_id uuid not null,
	id uuid not null,
	slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
	questionnaire_id uuid not null,
	questionnaire_version integer not null,
	-- Title, welcome, privacy text, languages, consent questions: src/lib/collect/story-point.ts.
	definition jsonb not null check (jsonb_typeof(definition) = 'object'),
	opens_at timestamptz,
	closes_at timestamptz,
	created_at timestamptz not null,
	primary key (organisation_id, id),
	unique (organisation_id, slug),
	check (closes_at > opens_at),
	foreign key (organisation_id, questionnaire_id, questionnaire_version) references signify.questionnaire_versions
);
call platform.wall('collect.story_points');

create table collect.stories (
	organisation_id uuid not null,
	id uuid not null,
	story_point_id uuid not null,
	questionnaire_id uuid not null,
	questionnaire_version integer not null,
	source text not null check (source in ('web', 'api', 'import')),
	language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
	-- When the teller says it was told, when it was stored, when anything about it last changed.
	told_at timestamptz not null,
	received_at timestamptz not null,
	changed_at timestamptz not null,
	follow_code_hash bytea,
	opening_id text,
	title text check (length(title) <= 300),
	text text,
	answers jsonb,
	consents jsonb,
	withdrawn_at timestamptz,
	words tsvector generated always as (to_tsvector('dutch', coalesce(title, '') || ' ' || coalesce(text, ''))) stored,
	primary key (organisation_id, id),
	foreign key (organisation_id, story_point_id) references collect.story_points,
	foreign key (organisation_id, questionnaire_id, questionnaire_version) references signify.questionnaire_versions,

	-- A story is here whole, or it was withdrawn and only the fact that it once was remains.
	check ((withdrawn_at is null) = (text is not null)),
	check ((withdrawn_at is null) = (answers is not null)),
	check ((withdrawn_at is null) = (consents is not null)),
	check (withdrawn_at is null or (title is null and opening_id is null)),
	check (length(text) <= 200000)
);
call platform.wall('collect.stories');
-- What is withdrawn also leaves the disk: a single dead row is reason enough to clean up.
alter table collect.stories set (
	autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
	toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0
);
-- How the stories of a point stand (how many, withdrawn, last changed) is asked often: read from the index alone.
create index stories_by_change on collect.stories (organisation_id, story_point_id, changed_at) include (withdrawn_at);
create unique index stories_by_follow_code on collect.stories (organisation_id, follow_code_hash);
create extension if not exists btree_gin;
create index stories_by_word on collect.stories using gin (organisation_id, words);

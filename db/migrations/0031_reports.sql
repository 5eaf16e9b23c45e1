-- Reports: a page of text, charts, selections and quotes, as it was on a day. ADR 0043.
create table explore.reports (
	organisation_id uuid not null,
	id uuid not null,
	story_point_id uuid not null,
	title text not null check (length(title) between 1 and 120),
	-- The day that stands above it.
	dated_on text not null check (dated_on ~ '^\d{4}-\d{2}-\d{2}$'),
	-- src/lib/explore/report/report.ts, Block. Numbers of a day; of a quote only where it stands in its story, never its words.
	blocks jsonb not null default '[]' check (jsonb_typeof(blocks) = 'array'),
	-- Goes up with every change, so that two people do not write over each other.
	revision integer not null default 1,
	-- SHA-256 of the secret in the one link that works; the secret itself is nowhere.
	link_hash bytea check (length(link_hash) = 32),
	link_until timestamptz,
	created_by uuid not null,
	created_at timestamptz not null,
	changed_at timestamptz not null,
	primary key (organisation_id, id),
	unique (organisation_id, link_hash),
	foreign key (organisation_id, story_point_id) references collect.story_points,
	check ((link_hash is null) = (link_until is null))
);
call platform.wall('explore.reports');
create index reports_of_story_point on explore.reports (organisation_id, story_point_id, changed_at);

-- What anybody may see of a story point. ADR 0031.
create table explore.open_pages (
	organisation_id uuid not null,
	story_point_id uuid not null,
	is_open boolean not null,
	-- No group smaller than this is ever shown.
	threshold integer not null check (threshold between 3 and 20),
	-- Ids of dimensions, in the order of the page.
	charts text[] not null check (cardinality(charts) between 1 and 6),
	intro text not null check (length(intro) <= 2000),
	-- The counts as everybody sees them, made all at once: src/lib/explore/open-page.ts, Edition. Nothing else leaves the house.
	edition jsonb not null,
	-- Of how many stories, received until when; for us, never on the page.
	edition_stories integer not null check (edition_stories >= 0),
	edition_until timestamptz not null,
	made_at timestamptz not null,
	primary key (organisation_id, story_point_id),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
call platform.wall('explore.open_pages');

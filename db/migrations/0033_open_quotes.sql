-- The open page: what tellers said of it in their own words, and what was done with it. ADR 0031.

alter table explore.open_pages
	-- What was seen of an edition stays as it is until the next one. Of pages of before this was kept nobody knows.
	add column edition_seen boolean not null default true,
	-- What happened with the experiences, as a facilitator tells it, and on which day that was last changed.
	add column follow_up text not null default '' check (length(follow_up) <= 2000),
	add column follow_up_on text check (follow_up_on ~ '^\d{4}-\d{2}-\d{2}$'),
	-- Whether the page says which ervaringentafels were held.
	add column shows_tables boolean not null default false,
	add check ((follow_up = '') = (follow_up_on is null));
alter table explore.open_pages alter column edition_seen drop default;

-- Pieces of experiences whose tellers want them to be read by anybody. No word is kept here: only where they stand.
create table explore.open_quotes (
	organisation_id uuid not null,
	story_point_id uuid not null,
	-- A place drawn by lot, so that the order on the page says nothing; twelve of them, so that there are never more.
	place integer not null check (place between 1 and 12),
	story_id uuid not null,
	-- In the text of the story, from and until, in order: src/lib/explore/passage.ts.
	pieces jsonb not null check (jsonb_typeof(pieces) = 'array'),
	-- Tells whether the same words still stand there; made with a key of the house.
	seal bytea not null,
	created_at timestamptz not null,
	primary key (organisation_id, story_point_id, place),
	foreign key (organisation_id, story_point_id) references collect.story_points,
	foreign key (organisation_id, story_id) references collect.stories
);
call platform.wall('explore.open_quotes');
create unique index open_quotes_by_story on explore.open_quotes (organisation_id, story_id);

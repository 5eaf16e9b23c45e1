-- Ways in to a story point: a poster at the library, a letter, a message. Where somebody came in, never who.
create table collect.entrances (
	organisation_id uuid not null,
	id uuid not null,
	story_point_id uuid not null,
	-- What stands in the address: `?via=k7mp`. Never changes, because it hangs on walls.
	code text not null check (code ~ '^[a-z0-9]{2,12}$'),
	name text not null check (length(name) between 1 and 80),
	language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
	-- An option of the area question, already chosen for who comes in here.
	area text check (length(area) between 1 and 80),
	created_at timestamptz not null,
	retired_at timestamptz,
	primary key (organisation_id, id),
	unique (organisation_id, story_point_id, code),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
call platform.wall('collect.entrances');

alter table collect.stories
	add column entrance_id uuid,
	-- Who wrote it down for the teller; nobody when the teller did it alone.
	add column told_to text check (
		told_to in ('volunteer', 'informal-carer', 'social-worker', 'family', 'interpreter', 'other')
	),
	add foreign key (organisation_id, entrance_id) references collect.entrances,
	add check (withdrawn_at is null or (entrance_id is null and told_to is null));

-- How many came in where, and nothing for those who came in without one.
create index stories_by_entrance on collect.stories (organisation_id, entrance_id) where entrance_id is not null;

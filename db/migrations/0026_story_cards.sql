-- Story cards. ADR 0039.

-- What is read aloud from a printed card; stays with its story.
create table explore.card_codes (
	organisation_id uuid not null,
	story_point_id uuid not null,
	-- src/lib/explore/card-code.ts
	code text not null check (code ~ '^([FHKMRTXY][2-9]){2,4}$'),
	story_id uuid not null,
	given_at timestamptz not null,
	primary key (organisation_id, story_point_id, code),
	foreign key (organisation_id, story_point_id) references collect.story_points,
	foreign key (organisation_id, story_id) references collect.stories
);
call platform.wall('explore.card_codes');
create unique index card_codes_by_story on explore.card_codes (organisation_id, story_id);

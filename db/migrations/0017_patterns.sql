-- Patterns: what was found in all pairs of answers, and what readers make of it.
create table explore.pattern_searches (
	organisation_id uuid not null,
	story_point_id uuid not null,
	-- Of this search: whoever works at another one no longer writes here.
	id uuid not null,
	-- Of which stories; src/lib/collect/server/story-queries.ts, StoriesState.
	stories_key text not null,
	state text not null check (state in ('waiting', 'searching', 'found', 'stopped', 'failed')),
	done integer not null default 0 check (done >= 0),
	pairs integer not null default 0 check (pairs >= 0),
	-- src/lib/explore/found-pattern.ts; no words of tellers in it.
	found jsonb,
	changed_at timestamptz not null,
	primary key (organisation_id, story_point_id),
	foreign key (organisation_id, story_point_id) references collect.story_points,
	check ((state = 'found') = (found is not null))
);
call platform.wall('explore.pattern_searches');

create table explore.pattern_marks (
	organisation_id uuid not null,
	story_point_id uuid not null,
	-- The two answers, as in the address: src/lib/explore/found-pattern.ts.
	pair text not null check (length(pair) between 3 and 500),
	mark text not null check (mark in ('striking', 'known', 'later')),
	note text not null check (length(note) <= 500),
	marked_by uuid not null,
	marked_at timestamptz not null,
	primary key (organisation_id, story_point_id, pair),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
call platform.wall('explore.pattern_marks');

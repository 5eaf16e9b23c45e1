-- What changed at a story point, planned or not, to be seen beside the experiences in time. ADR 0045.
create table explore.change_marks (
	organisation_id uuid not null,
	id uuid not null,
	story_point_id uuid not null,
	name text not null check (length(name) between 1 and 80),
	-- Both included: what happened on one day begins and ends on it.
	first_day date not null,
	last_day date not null check (last_day >= first_day),
	planned boolean not null,
	kept_by uuid,
	kept_at timestamptz not null,
	primary key (organisation_id, id),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
create index on explore.change_marks (organisation_id, story_point_id);
call platform.wall('explore.change_marks');

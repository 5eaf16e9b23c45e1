-- The areas a story point is drawn on. ADR 0037.
create table explore.area_maps (
	organisation_id uuid not null,
	story_point_id uuid not null,
	title text not null check (length(title) between 1 and 100),
	-- Who made it, as it must be shown beside it.
	attribution text not null check (length(attribution) <= 200),
	-- src/lib/explore/areas/area.ts, Area[]: checked, simplified, in degrees.
	areas jsonb not null check (jsonb_typeof(areas) = 'array'),
	-- By question, by option: the code of an area, or null for nowhere. src/lib/explore/areas/match-areas.ts, Pointed.
	pointed jsonb not null default '{}' check (jsonb_typeof(pointed) = 'object'),
	kept_by uuid,
	kept_at timestamptz not null,
	primary key (organisation_id, story_point_id),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
call platform.wall('explore.area_maps');

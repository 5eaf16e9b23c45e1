-- Photos that came with an experience. ADR 0029.
create table media.photos (
	organisation_id uuid not null,
	-- The experience it was made for, and its own id there: both were made on the device.
	meant_for uuid not null,
	id uuid not null,
	story_point_id uuid not null,
	-- A keyed hash of the key of the telling.
	key_hash bytea not null,
	-- WebP, drawn anew; longest side 1600 points.
	bytes bytea not null check (octet_length(bytes) between 1 and 614400),
	created_at timestamptz not null,
	-- When the experience came; until then nobody sees it.
	claimed_at timestamptz,
	primary key (organisation_id, meant_for, id)
);
-- They are packed already.
alter table media.photos alter column bytes set storage external;
call platform.wall('media.photos');
create index photos_by_id on media.photos (organisation_id, id);
create index photos_unclaimed on media.photos (organisation_id, created_at) where claimed_at is null;
-- What is deleted also leaves the disk: a single dead row is reason enough to clean up.
alter table media.photos set (
	autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
	toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0
);

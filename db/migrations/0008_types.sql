-- Pictures that an organisation asks with. ADR 0023.
create schema if not exists media;
call platform.open_schema('media');

-- A picture is found by its id before the organisation is known.
alter table platform.directory drop constraint if exists directory_kind_check;
alter table platform.directory add constraint directory_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$' and length(kind) <= 40);

create table media.pictures (
	organisation_id uuid not null,
	id uuid not null,
	-- SHA-256 of `large`: the same picture twice is one.
	hash bytea not null check (octet_length(hash) = 32),
	-- WebP, drawn anew; longest side 1200 and 400 points.
	large bytea not null check (octet_length(large) between 1 and 307200),
	small bytea not null check (octet_length(small) between 1 and 307200),
	created_at timestamptz not null,
	primary key (organisation_id, id),
	unique (organisation_id, hash)
);
-- They are packed already.
alter table media.pictures alter column large set storage external, alter column small set storage external;
call platform.wall('media.pictures');

-- What people said aloud, and what was written down of it.
create schema media;
call platform.open_schema('media');

-- A recording is found by its id before the organisation is known.
alter table platform.directory drop constraint directory_kind_check;
alter table platform.directory add constraint directory_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$' and length(kind) <= 40);

create table media.recordings (
	organisation_id uuid not null,
	id uuid not null,
	story_point_id uuid not null,
	-- The experience it was made for; it belongs to that one from `claimed_at` on.
	meant_for uuid not null,
	story_id uuid,
	-- A keyed hash of the key of the telling.
	key_hash bytea not null,
	state text not null check (state in ('arriving', 'received', 'transcribing', 'transcribed', 'sound-only', 'rejected')),
	type text not null check (length(type) between 1 and 100),
	language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
	bytes integer not null check (bytes > 0),
	received_bytes integer not null default 0 check (received_bytes between 0 and bytes),
	pieces integer not null default 0,
	-- What the device says, until it was decoded.
	duration_ms integer not null check (duration_ms >= 0),
	keep_days integer not null check (keep_days between 0 and 3650),
	progress real not null default 0 check (progress between 0 and 1),
	tries integer not null default 0,
	reason text check (reason ~ '^[a-z]+(-[a-z]+)*$'),
	created_at timestamptz not null,
	changed_at timestamptz not null,
	received_at timestamptz,
	claimed_at timestamptz,
	-- When its sound was deleted; the row stays as long as its story.
	deleted_at timestamptz,
	primary key (organisation_id, id),
	check ((story_id is null) = (claimed_at is null)),
	check (story_id is null or story_id = meant_for),
	check ((state = 'arriving') = (received_at is null)),
	check (state <> 'rejected' or reason is not null),
	check (state = 'arriving' or received_bytes = bytes)
);
call platform.wall('media.recordings');
create index recordings_by_story on media.recordings (organisation_id, meant_for);
create index recordings_by_story_point on media.recordings (organisation_id, story_point_id, created_at);
create index recordings_by_state on media.recordings (organisation_id, state, changed_at);

create table media.transcripts (
	organisation_id uuid not null,
	recording_id uuid not null,
	-- As the engine heard it: [word, from ms, to ms, surely from 0 to 1].
	words jsonb not null check (jsonb_typeof(words) = 'array'),
	-- As it stands now: the engine's until somebody corrected it.
	text text not null check (length(text) <= 200000),
	engine text not null,
	model text not null,
	model_version text not null,
	made_at timestamptz not null,
	changed_at timestamptz not null,
	accepted_at timestamptz,
	accepted_by uuid,
	primary key (organisation_id, recording_id),
	foreign key (organisation_id, recording_id) references media.recordings on delete cascade,
	check ((accepted_at is null) = (accepted_by is null))
);
call platform.wall('media.transcripts');
-- What is deleted also leaves the disk: a single dead row is reason enough to clean up.
alter table media.transcripts set (
	autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
	toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0
);

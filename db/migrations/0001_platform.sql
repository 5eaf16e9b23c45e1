-- What every room stands on: the tenant wall, the directory, the audit.
create schema if not exists platform;

-- The role the application works under, so that row-level security also binds a superuser's connection.
do $$
begin
	if not exists (select from pg_roles where rolname = 'samenleren_app') then
		create role samenleren_app nologin;
	end if;
exception
	when insufficient_privilege or duplicate_object or unique_violation then null;
end
$$;

-- The organisation this connection works for; null when nobody said.
create function platform.organisation_id() returns uuid
	language sql stable parallel safe
	return nullif(current_setting('samenleren.organisation_id', true), '')::uuid;

-- Puts the tenant wall around one table; every migration calls it for every table it makes.
create procedure platform.wall(walled regclass)
	language plpgsql as $$
begin
	execute format('alter table %s enable row level security', walled);
	execute format('alter table %s force row level security', walled);
	execute format(
		'create policy organisation on %s using (organisation_id = platform.organisation_id()) with check (organisation_id = platform.organisation_id())',
		walled
	);
	if exists (select from pg_roles where rolname = 'samenleren_app') then
		execute format('grant select, insert, update, delete on %s to samenleren_app', walled);
	end if;
end
$$;

-- The wall around a table that is read before the organisation is known: all may look, none may touch another's.
create procedure platform.wall_for_writing(walled regclass)
	language plpgsql as $$
begin
	call platform.wall(walled);
	execute format('create policy everybody on %s for select using (true)', walled);
end
$$;

-- Opens a schema, or a table without a wall, to the application.
create procedure platform.open_schema(opened text)
	language plpgsql as $$
begin
	if exists (select from pg_roles where rolname = 'samenleren_app') then
		execute format('grant usage on schema %I to samenleren_app', opened);
	end if;
end
$$;

create procedure platform.open_table(opened regclass)
	language plpgsql as $$
begin
	if exists (select from pg_roles where rolname = 'samenleren_app') then
		execute format('grant select, insert, update, delete on %s to samenleren_app', opened);
	end if;
end
$$;

call platform.open_schema('platform');

-- Which organisation an address or a code belongs to. It names no person and holds no words of anybody;
-- it is read before the organisation is known (a reference table when distributed).
create table platform.directory (
	kind text not null check (kind in ('story-point', 'follow-code')),
	name text not null check (length(name) between 1 and 200),
	organisation_id uuid not null,
	primary key (kind, name)
);
call platform.wall_for_writing('platform.directory');

-- Who did what, when; never what a teller said.
create table platform.audit (
	organisation_id uuid not null,
	id uuid not null,
	at timestamptz not null,
	actor_kind text not null check (actor_kind in ('member', 'visitor', 'house')),
	account_id uuid,
	deed text not null,
	subject text not null,
	primary key (organisation_id, id),
	check ((actor_kind = 'member') = (account_id is not null))
);
call platform.wall('platform.audit');
create index audit_by_time on platform.audit (organisation_id, at, id);

-- Attempts at something that may be guessed (a follow code, a password), counted in windows of time.
-- `bucket` is a keyed hash: it tells neither who nor what. Local to the machine, thrown away when its window is past.
create unlogged table platform.attempts (
	bucket text not null,
	window_start timestamptz not null,
	count integer not null default 0,
	primary key (bucket, window_start)
);
call platform.open_table('platform.attempts');
create index attempts_by_window on platform.attempts (window_start);

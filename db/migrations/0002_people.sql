-- Organisations, accounts, sessions and one-time links.
create schema people;
call platform.open_schema('people');

-- Known to everybody before they sign in: names and themes, nothing more (a reference table when distributed).
create table people.organisations (
	organisation_id uuid primary key,
	slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
	name text not null check (length(name) between 1 and 120),
	-- A theme is a class name and a stylesheet, as municipalities publish them.
	theme_class text not null default 'samenleren-theme' check (theme_class ~ '^[a-z][a-z0-9-]{0,63}$'),
	theme_url text check (theme_url ~ '^(https://|/)[^[:space:]";,]+$' and length(theme_url) <= 500),
	created_at timestamptz not null
);
call platform.wall_for_writing('people.organisations');

create table people.accounts (
	organisation_id uuid not null references people.organisations,
	id uuid not null,
	email text not null check (email = lower(email) and length(email) between 3 and 254),
	name text not null check (length(name) between 1 and 120),
	password_hash text not null,
	roles text[] not null check (roles <@ array['administrator', 'facilitator', 'analyst', 'steward', 'reader']),
	created_at timestamptz not null,
	closed_at timestamptz,
	primary key (organisation_id, id),
	unique (organisation_id, email)
);
call platform.wall('people.accounts');

create table people.sessions (
	organisation_id uuid not null,
	id uuid not null,
	-- SHA-256 of the secret in the cookie; the secret itself is nowhere.
	secret_hash bytea not null check (length(secret_hash) = 32),
	account_id uuid not null,
	-- What the owner recognises it by, e.g. `Firefox, Windows`; no version, no address.
	device text not null check (length(device) <= 60),
	created_at timestamptz not null,
	seen_at timestamptz not null,
	expires_at timestamptz not null,
	primary key (organisation_id, id),
	unique (organisation_id, secret_hash),
	foreign key (organisation_id, account_id) references people.accounts on delete cascade
);
call platform.wall('people.sessions');
create index sessions_of_account on people.sessions (organisation_id, account_id);

-- A link that works once: for the first administrator, for a colleague, or for a new password.
create table people.invitations (
	organisation_id uuid not null references people.organisations,
	id uuid not null,
	kind text not null check (kind in ('first-administrator', 'colleague', 'password')),
	-- SHA-256 of the secret in the link.
	secret_hash bytea not null check (length(secret_hash) = 32),
	roles text[] not null check (roles <@ array['administrator', 'facilitator', 'analyst', 'steward', 'reader']),
	email text check (email = lower(email) and length(email) between 3 and 254),
	-- Whose password may be chosen anew.
	account_id uuid,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	used_at timestamptz,
	primary key (organisation_id, id),
	unique (organisation_id, secret_hash),
	foreign key (organisation_id, account_id) references people.accounts on delete cascade,
	check ((kind = 'password') = (account_id is not null)),
	check ((kind = 'colleague') = (email is not null))
);
call platform.wall('people.invitations');

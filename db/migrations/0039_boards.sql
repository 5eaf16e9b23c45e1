-- Live tables: one shared board each, joined by a code. ADR 0050.
create table sensemaking.boards (
	organisation_id uuid not null,
	table_id uuid not null,
	-- By which people join now; another one each time the board is opened. src/lib/sensemaking/board/join-code.ts
	code text not null check (code ~ '^[FHKMRTXY2-9]{6}$'),
	-- What the cards are called, in the order of the stories on the table; their words are never on the board.
	card_codes text[] not null check (cardinality(card_codes) between 1 and 200),
	opened_at timestamptz not null,
	-- The code and the board are over then, also when nobody closed it.
	ends_at timestamptz not null,
	closed_at timestamptz,
	-- How often it was opened again after it was over.
	reopened integer not null default 0,
	-- Of the last update that was kept.
	last_seq integer not null default 0,
	seats smallint not null default 0 check (seats between 0 and 200),
	primary key (organisation_id, table_id),
	foreign key (organisation_id, table_id) references sensemaking.tables on delete cascade
);
call platform.wall('sensemaking.boards');

-- Who sits there: somebody with an account who leads, or a guest whose phone has a token. Never a name.
create table sensemaking.seats (
	organisation_id uuid not null,
	table_id uuid not null,
	seat smallint not null check (seat between 1 and 200),
	token_hash bytea check (octet_length(token_hash) = 32),
	account_id uuid,
	taken_at timestamptz not null,
	primary key (organisation_id, table_id, seat),
	foreign key (organisation_id, table_id) references sensemaking.boards on delete cascade,
	check (num_nulls(token_hash, account_id) = 1)
);
call platform.wall('sensemaking.seats');
create unique index seats_by_token on sensemaking.seats (organisation_id, table_id, token_hash);
create unique index seats_by_account on sensemaking.seats (organisation_id, table_id, account_id);

-- Everything that happened on a board, one yjs update a row; only added to.
create table sensemaking.board_updates (
	organisation_id uuid not null,
	table_id uuid not null,
	-- In the order in which they were kept; there may be holes.
	seq integer not null check (seq > 0),
	-- Made by the device: what is sent twice is kept once.
	key uuid not null,
	seat smallint not null,
	update_bytes bytea not null check (octet_length(update_bytes) between 1 and 8192),
	kept_at timestamptz not null,
	primary key (organisation_id, table_id, seq),
	foreign key (organisation_id, table_id) references sensemaking.boards on delete cascade
);
call platform.wall('sensemaking.board_updates');
create unique index board_updates_by_key on sensemaking.board_updates (organisation_id, table_id, key);

-- The whole board up to some update, so that opening it does not take all of them.
create table sensemaking.board_snapshots (
	organisation_id uuid not null,
	table_id uuid not null,
	seq integer not null check (seq > 0),
	state_bytes bytea not null,
	primary key (organisation_id, table_id),
	foreign key (organisation_id, table_id) references sensemaking.boards on delete cascade
);
call platform.wall('sensemaking.board_snapshots');

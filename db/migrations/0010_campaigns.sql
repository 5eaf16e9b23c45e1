-- Campaigns: until when, in which phases, who was invited, what is given in return.
-- Nothing here can be joined to an experience: ADR 0028.

create table collect.campaigns (
	organisation_id uuid not null,
	story_point_id uuid not null,
	-- src/lib/collect/campaign.ts says what this holds.
	definition jsonb not null check (jsonb_typeof(definition) = 'object'),
	-- Where the links in the mail lead, e.g. https://verhalen.debrug.example
	origin text not null check (length(origin) between 8 and 300),
	changed_at timestamptz not null,
	primary key (organisation_id, story_point_id),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
call platform.wall('collect.campaigns');

-- Somebody who was asked to tell. Ids are dice here, not time, and days are whole: no order, no moment.
create table collect.guests (
	organisation_id uuid not null,
	id uuid not null,
	story_point_id uuid not null,
	-- Sealed under a key of its own; found back by the keyed hash.
	address_sealed bytea not null,
	address_hash bytea not null check (length(address_hash) = 32),
	token_sealed bytea not null,
	token_hash bytea not null check (length(token_hash) = 32),
	language text not null,
	invited_on date,
	reminders_sent smallint not null default 0 check (reminders_sent between 0 and 5),
	unsubscribed boolean not null default false,
	rewards_used smallint not null default 0 check (rewards_used >= 0),
	failures smallint not null default 0,
	primary key (organisation_id, id),
	unique (organisation_id, story_point_id, address_hash),
	unique (organisation_id, token_hash),
	foreign key (organisation_id, story_point_id) references collect.campaigns on delete cascade
);
call platform.wall('collect.guests');

-- The key a tier of the reward is signed with; the private half sealed.
create table collect.reward_keys (
	organisation_id uuid not null,
	story_point_id uuid not null,
	tier_id text not null,
	public_key bytea not null,
	private_key_sealed bytea not null,
	primary key (organisation_id, story_point_id, tier_id),
	foreign key (organisation_id, story_point_id) references collect.campaigns on delete cascade
);
call platform.wall('collect.reward_keys');

-- For which experiences a proof was signed, blindly; the hash tells a repeated question from a second one.
create table collect.reward_proofs (
	organisation_id uuid not null,
	story_id uuid not null,
	blinded_hash bytea not null check (length(blinded_hash) = 32),
	primary key (organisation_id, story_id),
	foreign key (organisation_id, story_id) references collect.stories
);
call platform.wall('collect.reward_proofs');

-- A proof that was handed in by a guest, until its voucher was sent. No moment, no experience.
create table collect.reward_claims (
	organisation_id uuid not null,
	spent_hash bytea not null check (length(spent_hash) = 32),
	story_point_id uuid not null,
	tier_id text not null,
	-- Empty once the voucher was sent: who got it is nobody's business any more.
	guest_id uuid,
	primary key (organisation_id, spent_hash),
	foreign key (organisation_id, story_point_id) references collect.campaigns on delete cascade
);
call platform.wall('collect.reward_claims');
create index reward_claims_waiting on collect.reward_claims (organisation_id, story_point_id, tier_id) where guest_id is not null;

create table collect.vouchers (
	organisation_id uuid not null,
	id uuid not null,
	story_point_id uuid not null,
	tier_id text not null,
	code_sealed bytea not null,
	code_hash bytea not null check (length(code_hash) = 32),
	-- Whose it is while its mail is on its way; the row goes when the mail is gone.
	spent_hash bytea,
	primary key (organisation_id, id),
	unique (organisation_id, story_point_id, code_hash),
	foreign key (organisation_id, story_point_id) references collect.campaigns on delete cascade
);
call platform.wall('collect.vouchers');
create index vouchers_left on collect.vouchers (organisation_id, story_point_id, tier_id);

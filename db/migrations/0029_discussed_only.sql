-- How many of the selection stayed away from a table because their tellers do not want them discussed.
alter table sensemaking.tables add column refused integer not null default 0 check (refused >= 0);

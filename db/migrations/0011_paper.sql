-- Experiences also come in on paper, typed in by a facilitator.
alter table collect.stories drop constraint stories_source_check;
alter table collect.stories add constraint stories_source_check check (source in ('web', 'api', 'import', 'paper'));

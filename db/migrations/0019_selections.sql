-- Selections are also made by hand, at random, by difference, and of each other.
alter table explore.selections
	-- src/lib/explore/saved-selection.ts, FoundBy; no words of tellers in it.
	add column found_by jsonb not null default '{"by": "filter"}',
	add constraint selections_found_by_check check (
		found_by ->> 'by' in ('filter', 'hand', 'random', 'spread', 'union', 'difference')
	);

-- What somebody knows who saw the editions of an open page before the one that stands, so that the next one is tried together with it. ADR 0031.
alter table explore.open_pages
	-- Bounds of the sizes of groups, as anybody can work them out from what was shown: src/lib/explore/open-past.ts, SeenBefore. Never more than that.
	add column seen_before jsonb;

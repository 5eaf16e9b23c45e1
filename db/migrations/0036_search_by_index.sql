-- Behind the wall an index is used only for what is known to tell nothing of the rows it looks at. Matching words to a query never fails on what a
-- text holds, so it may be counted among that; only who owns the server may say so. Without it every word is looked for in every story. ADR 0034.
do $$
begin
	alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
exception
	when insufficient_privilege then
		raise notice 'ts_match_vq is not marked leakproof: searching is slower where there are very many stories';
end
$$;

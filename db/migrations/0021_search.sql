-- Finding words as Dutch people mean them: accents aside, in compounds, and with typing errors. ADR 0034.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

create text search configuration collect.dutch (copy = pg_catalog.dutch);
alter text search configuration collect.dutch
	alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part with unaccent, dutch_stem;

-- Words as they were written, accents and capitals aside.
create text search configuration collect.plain (copy = pg_catalog.simple);
alter text search configuration collect.plain
	alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part with unaccent, simple;

alter table collect.stories drop column words;
alter table collect.stories
	add column words tsvector
		generated always as (to_tsvector('collect.dutch', coalesce(title, '') || ' ' || coalesce(text, ''))) stored;
create index stories_by_word on collect.stories using gin (organisation_id, words);

-- Every word that occurs in the stories of a point, once, with its stem; not in which. A word that a withdrawn story was the last to hold goes with it.
create table collect.words (
	organisation_id uuid not null,
	story_point_id uuid not null,
	word text not null check (length(word) between 3 and 60),
	stem text not null,
	primary key (organisation_id, story_point_id, word),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
call platform.wall('collect.words');
create index words_by_stem on collect.words (organisation_id, story_point_id, stem);
create index words_by_part on collect.words using gin (organisation_id, story_point_id, word gin_trgm_ops);

-- Up to which change the words of a point were read.
create table collect.word_lists (
	organisation_id uuid not null,
	story_point_id uuid not null,
	known_until timestamptz not null,
	primary key (organisation_id, story_point_id),
	foreign key (organisation_id, story_point_id) references collect.story_points
);
call platform.wall('collect.word_lists');

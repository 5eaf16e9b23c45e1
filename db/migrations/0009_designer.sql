-- A story point is made, opened and put away; its questionnaire is worked on before it becomes a version. ADR 0025.
alter table collect.story_points
	add column state text not null default 'live' check (state in ('draft', 'live', 'archived'));

create table signify.questionnaire_drafts (
	organisation_id uuid not null,
	questionnaire_id uuid not null,
	-- Counts the savings: who saves on top of another revision than the stored one is told so.
	revision integer not null check (revision >= 1),
	-- Like a version, but it may still have holes: src/lib/signify/draft.ts.
	definition jsonb not null check (jsonb_typeof(definition) = 'object'),
	changed_at timestamptz not null,
	changed_by uuid,
	primary key (organisation_id, questionnaire_id),
	foreign key (organisation_id, questionnaire_id) references signify.questionnaires
);
call platform.wall('signify.questionnaire_drafts');

-- Questionnaires: what we ask. A version is never changed once it is stored.
create schema signify;
call platform.open_schema('signify');

create table signify.questionnaires (
	organisation_id uuid not null,
	id uuid not null,
	created_at timestamptz not null,
	primary key (organisation_id, id)
);
call platform.wall('signify.questionnaires');

create table signify.questionnaire_versions (
	organisation_id uuid not null,
	questionnaire_id uuid not null,
	version integer not null check (version >= 1),
	-- src/lib/signify/questionnaire.ts says what this holds; ids of questions and options stay the same over versions.
	definition jsonb not null check (jsonb_typeof(definition) = 'object'),
	created_at timestamptz not null,
	primary key (organisation_id, questionnaire_id, version),
	foreign key (organisation_id, questionnaire_id) references signify.questionnaires
);
call platform.wall('signify.questionnaire_versions');

-- What the office writes before it publishes: drafts, the cases that hold a program, and the notice's own text.

-- One draft a person and program. `revision` is the optimistic lock between two windows of the same person.
create table program_draft (
  authority_id uuid not null,
  program_key  text not null,                      -- of a program that may not be published yet
  account_id   uuid not null,
  text         text not null,                      -- the YAML
  cases        jsonb not null default '[]',        -- [{ file, text }]
  base_version integer,                            -- the published version it started from; null: a new program
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  revision     integer not null default 1,
  primary key (authority_id, program_key, account_id),
  foreign key (authority_id, account_id) references account (authority_id, id)
);

-- Case files of a program: what must follow from stated facts. They come along with a publication.
create table program_case (
  authority_id uuid not null references authority (id),
  program_key  text not null,
  file         text not null,
  text         text not null,
  kept_at      timestamptz not null,
  kept_by      uuid,
  primary key (authority_id, program_key, file)
);

-- The notice's text, split at its clauses: [{ anchor, level, text, waived }].
create table program_original (
  authority_id uuid not null references authority (id),
  program_key  text not null,
  name         text not null,
  clauses      jsonb not null,
  kept_at      timestamptz not null,
  kept_by      uuid,
  revision     integer not null default 1,
  primary key (authority_id, program_key)
);

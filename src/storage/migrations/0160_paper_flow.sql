-- A paper before it is issued, and what proves one that is: drafts that others review and approve, receipts, a digest over
-- what was issued and the code by which anybody asks whether a sheet in his hand is genuine.

create table paper_draft (
  authority_id  uuid not null,
  id            uuid not null,
  program_key   text not null,
  paper         text not null,                     -- the program's declaration
  title         text not null,
  format        text not null default 'document',  -- document | letter | order | minutes
  matter_id     uuid,
  person_id     uuid,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  to_names      text[] not null default '{}',
  copy_names    text[] not null default '{}',
  calendar      text,
  ordinal       integer,
  content       jsonb not null,                    -- facts and blocks, as the paper will keep them
  state         text not null,                     -- draft | reviewed | approved | issued | withdrawn
  drafted_by    uuid,                              -- account: who drafted it neither reviews nor approves it
  reviewed_by   uuid,
  reviewed_at   timestamptz,
  approved_by   uuid,
  approved_at   timestamptz,
  returned_note text,
  paper_id      uuid,                              -- what it became
  recorded_at   timestamptz not null,
  changed_at    timestamptz not null,
  revision      integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, program_key) references program (authority_id, key)
);
create index paper_draft_state on paper_draft (authority_id, state, id);

alter table paper add column digest bytea;         -- SM3 over number, title, day, to, copy, content; null: from a ledger
alter table paper add column code text;            -- printed on it, asked after at /p/<authority>/paper/<code>
alter table paper add column format text not null default 'document';
create unique index paper_code on paper (authority_id, code) where code is not null;

-- Who has received an issued paper.
create table paper_receipt (
  authority_id uuid not null,
  paper_id     uuid not null,
  org_id       uuid not null,
  received_at  timestamptz not null,
  received_by  uuid,
  primary key (authority_id, paper_id, org_id),
  foreign key (authority_id, paper_id) references paper (authority_id, id)
);

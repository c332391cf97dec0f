-- A phase is closed by a person: what its gate asked and what there was, and why it was closed all the same where that was less.
create table phase_closing (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,
  phase        text not null,
  gate         jsonb not null,                     -- [{duty, share, done, owed}] at that moment
  reached      boolean not null,
  reason       text,                               -- required when not reached
  closed_at    timestamptz not null,
  closed_by    uuid,
  voided_at    timestamptz,                        -- opened again
  primary key (authority_id, id),
  foreign key (authority_id, program_key) references program (authority_id, key)
);
create unique index phase_closing_once on phase_closing (authority_id, program_key, phase) where voided_at is null;

-- Typical cases: an entry of a form that is printed or made public is proposed, reviewed by somebody else, and only then entered.
create table entry_proposal (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,
  form         text not null,
  values       jsonb not null,
  person_id    uuid,
  org_id       uuid,
  enterprise_id uuid,
  project_id   uuid,
  area_id      uuid,
  source_kind  text,                               -- what it was drawn from: matter | visit | form
  source_id    uuid,
  state        text not null default 'proposed',   -- proposed | approved | rejected
  proposed_at  timestamptz not null,
  proposed_by  uuid,
  reviewed_at  timestamptz,
  reviewed_by  uuid,
  review_reason text,
  entry_id     uuid,                               -- the entry it became
  revision     integer not null default 1,
  primary key (authority_id, id)
);
create index entry_proposal_state on entry_proposal (authority_id, state, proposed_at);

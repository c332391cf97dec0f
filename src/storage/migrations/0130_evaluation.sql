-- Anonymous questionnaires in rounds. What is here and what is not: docs/decisions/0100. No table has a column from which
-- a voice leads to whoever gave it; tickets and ballots are rewritten together, so that not even the order of rows does.

create table evaluation (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  program_key  text not null,
  form         text not null,                      -- an anonymous form of the program
  title        text not null,
  audience     text not null,                      -- enterprise | monitor | public
  group_id     text,                               -- the program's group that is asked; null: all, or the public
  calendar     text not null,                      -- the period in which one has one voice
  ordinal      integer not null,
  from_day     date not null,
  to_day       date not null,                      -- last day, inclusive
  minimum      integer not null,                   -- voices below which a result is not applicable
  state        text not null default 'open',       -- open | closed
  issued       integer not null default 0,         -- tickets given out, counted at the closing
  voices       integer not null default 0,         -- tickets used, counted at the closing
  dropped      uuid[] not null default '{}',       -- subjects with too few voices: their answers were not kept
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  closed_at    timestamptz,
  revision     integer not null default 1,
  primary key (authority_id, id),
  unique (authority_id, program_key, form, audience, calendar, ordinal),
  foreign key (authority_id, program_key) references program (authority_id, key)
);

create table evaluation_subject (
  authority_id  uuid not null,
  evaluation_id uuid not null,
  org_id        uuid not null,
  primary key (authority_id, evaluation_id, org_id),
  foreign key (authority_id, evaluation_id) references evaluation (authority_id, id),
  foreign key (authority_id, org_id) references org (authority_id, id)
);

-- A ticket is known by the digest of its secret only. Gone with the closing.
create table ticket (
  authority_id  uuid not null,
  code_hash     bytea not null,
  evaluation_id uuid not null,
  used          boolean not null default false,
  primary key (authority_id, code_hash),
  foreign key (authority_id, evaluation_id) references evaluation (authority_id, id)
);
create index ticket_evaluation on ticket (authority_id, evaluation_id);

-- Who has fetched a ticket with an account: that he has a voice once, never which ticket. Gone with the closing.
create table ticket_drawn (
  authority_id  uuid not null,
  evaluation_id uuid not null,
  voter_id      uuid not null,                     -- an enterprise or a person
  primary key (authority_id, evaluation_id, voter_id),
  foreign key (authority_id, evaluation_id) references evaluation (authority_id, id)
);

-- The box: answers while the round is open, one row a subject, mixed anew with each that comes in. No moment, no ticket,
-- nothing that holds the subjects of one voter together.
create table ballot (
  authority_id  uuid not null,
  id            uuid not null,                     -- random, given anew at each mixing
  evaluation_id uuid not null,
  org_id        uuid not null,
  values        jsonb not null,
  primary key (authority_id, id),
  foreign key (authority_id, evaluation_id) references evaluation (authority_id, id)
);
create index ballot_evaluation on ballot (authority_id, evaluation_id, org_id);

-- Which round an anonymous entry came from; the round says who was asked, nothing says who answered.
alter table form_entry add column evaluation_id uuid;
create index form_entry_evaluation on form_entry (authority_id, evaluation_id) where evaluation_id is not null;

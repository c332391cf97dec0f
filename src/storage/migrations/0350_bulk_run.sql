-- The same act on many rows: tried out first, then done, row by row in the background, each row an act of its own with its own audit row.
-- What is to be done with each row is fixed when it is asked for; the state of each row is the truth, the numbers above follow it.
create table bulk_run (
  authority_id uuid not null,
  id           uuid not null,
  account_id   uuid not null,                      -- who asked; whatever he may at the moment of each row is what is done
  act          text not null,
  title        text not null,
  network      text,                               -- the prefix from which it was asked
  state        text not null,                      -- trying | tried | doing | done | stopped | ended
  total        integer not null,
  tried        integer not null default 0,
  will         integer not null default 0,
  refused      integer not null default 0,
  done         integer not null default 0,
  fault        text,                               -- why it ended before its last row
  worker       uuid,                               -- who works at it; another takes over when its signs of life stop
  asked_at     timestamptz not null,
  begun_at     timestamptz,                        -- when the doing was ordered
  beat_at      timestamptz not null,
  ended_at     timestamptz,
  put_away     boolean not null default false,
  primary key (authority_id, id)
);
create index bulk_run_account on bulk_run (authority_id, account_id, id);
create index bulk_run_going on bulk_run (authority_id, beat_at) where state in ('trying', 'doing', 'stopped');

create table bulk_run_row (
  authority_id uuid not null,
  run_id       uuid not null,
  n            integer not null,
  thing_id     uuid not null,
  label        text not null,
  input        jsonb,                              -- null: nothing can be sent for this row, `failure` says why
  state        text not null,                      -- waiting | will | refused | done
  failure      jsonb,
  at           timestamptz,
  primary key (authority_id, run_id, n),
  foreign key (authority_id, run_id) references bulk_run (authority_id, id) on delete cascade
);
create index bulk_run_row_state on bulk_run_row (authority_id, run_id, state, n);

-- A ledger on its way out: asked for, written in the background in pieces, fetched, forgotten after a week. The actor is kept as he was
-- when he asked: the rows are those he might read then.
create table ledger_export (
  authority_id uuid not null,
  id           uuid not null,
  account_id   uuid,
  actor        jsonb not null,
  ledger       text not null,
  filter       jsonb not null,
  format       text not null,                      -- xlsx | csv
  name         text not null,
  state        text not null,                      -- queued | writing | ready | failed
  done         integer not null default 0,         -- rows written
  total        integer,                            -- rows there were when it was asked for
  size         bigint not null default 0,          -- bytes
  fault        text,
  asked_at     timestamptz not null,
  beat_at      timestamptz not null,               -- last sign of life of whoever writes it
  ready_at     timestamptz,
  primary key (authority_id, id)
);
create index ledger_export_account on ledger_export (authority_id, account_id, id);
create index ledger_export_waiting on ledger_export (authority_id, beat_at) where state in ('queued', 'writing');

create table ledger_export_piece (
  authority_id uuid not null,
  export_id    uuid not null,
  n            integer not null,
  bytes        bytea not null,
  primary key (authority_id, export_id, n),
  foreign key (authority_id, export_id) references ledger_export (authority_id, id) on delete cascade
);

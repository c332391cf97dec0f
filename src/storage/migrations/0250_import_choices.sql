-- What was decided once about files, so that it is asked only once; and what an import did, so that it can be taken back.

-- Which column is what, for heads of these columns in this order.
create table import_layout (
  authority_id uuid not null references authority (id),
  head_key     text not null,                     -- the columns' names, normalised, in their order
  kind         text not null,
  columns      jsonb not null,                    -- field → key of the column's name; '' leaves the field out
  decided_at   timestamptz not null,
  decided_by   uuid,
  primary key (authority_id, head_key)
);

-- Who or what is meant by a name that no list has. A null thing: none of those that resemble it.
create table import_alias (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  kind         text not null,                     -- org | person | enterprise | project
  key          text not null,
  written      text not null,                     -- as it stood in the file
  context      text,                              -- what stood beside it and counts
  thing_id     uuid,
  decided_at   timestamptz not null,
  decided_by   uuid,
  revoked_at   timestamptz,
  revoked_by   uuid,
  primary key (authority_id, id)
);
create unique index import_alias_key on import_alias (authority_id, kind, key) where revoked_at is null;

-- What an import made and changed, in its order: ids of what it made; rows as they were before and after what it changed.
create table import_effect (
  authority_id uuid not null,
  run_id       uuid not null,
  n            integer not null,
  thing        text not null,                     -- the table
  act          text not null,                     -- created | changed
  ids          uuid[] not null,
  before       jsonb,
  after        jsonb,
  primary key (authority_id, run_id, n)
);

alter table import_run
  add column undone_at   timestamptz,
  add column undone_by   uuid,
  add column undo_reason text;

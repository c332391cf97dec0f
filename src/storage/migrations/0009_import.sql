-- Files that offices bring: the file as it came, what was found wrong with it, and by which natural key its rows are known
-- again, so that importing twice changes nothing.

create table import_run (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  file_name    text not null,
  size         integer not null,
  digest       text not null,                     -- SHA-256 of the file, hex
  options      jsonb not null,                    -- program, kind, columns set by hand
  state        text not null,                     -- previewed | committed | refused (faults, and none were to be skipped)
  report       jsonb not null,                    -- sheets as recognised, counts
  created_at   timestamptz not null,
  created_by   uuid,
  committed_at timestamptz,
  committed_by uuid,
  primary key (authority_id, id)
);
create index import_run_digest on import_run (authority_id, digest);

-- The file itself, in pieces; kept while its faulty rows may still be asked for.
create table import_chunk (
  authority_id uuid not null,
  run_id       uuid not null,
  n            integer not null,
  bytes        bytea not null,
  primary key (authority_id, run_id, n),
  foreign key (authority_id, run_id) references import_run (authority_id, id) on delete cascade
);

create table import_fault (
  authority_id uuid not null,
  run_id       uuid not null,
  n            integer not null,                  -- in the order of the file
  sheet        text not null,
  row          integer not null,
  cell         text,
  head         text,                              -- the column's head
  code         text not null,
  message      text not null,
  remedy       text not null,
  primary key (authority_id, run_id, n),
  foreign key (authority_id, run_id) references import_run (authority_id, id) on delete cascade
);
create index import_fault_row on import_fault (authority_id, run_id, sheet, row);

-- What an imported row became, where the thing itself has no natural key (matters).
create table import_key (
  authority_id uuid not null,
  kind         text not null,
  key          text not null,                     -- digest of what identifies the row
  content      text not null,                     -- digest of the whole row, to see that it changed
  thing_id     uuid not null,
  run_id       uuid not null,
  primary key (authority_id, kind, key)
);

-- In which code a csv is written; and what could be edited of a row when it was written out, kept under the digest that its mark carries:
-- brought back, the row is compared with this and with what is there now. The same values written out again are the same row here.
alter table ledger_export add column code text not null default 'utf-8';   -- utf-8 | gb18030

create table ledger_origin (
  authority_id uuid not null,
  kind         text not null,                      -- matter enterprise project link target
  thing_id     uuid not null,
  digest       text not null,
  "values"     jsonb not null,
  last_at      timestamptz not null,               -- last written out
  primary key (authority_id, kind, thing_id, digest)
);
create index ledger_origin_last on ledger_origin (authority_id, last_at);

-- How far the audit chain of an authority was proved, and when all of it was: the compliance page goes on from there
-- (docs/decisions/0190-audit-proved-so-far.md). A proof of all of it never looks here.
create table audit_proved (
  authority_id uuid primary key references authority (id),
  seq          bigint not null,                    -- the last link that was found right
  audit_id     uuid not null,                      -- the row it links
  hash         bytea not null,                     -- its digest: who changes an earlier link changes this one
  full_at      timestamptz not null,               -- when all of the chain was last read
  full_links   bigint not null,
  full_faults  integer not null
);

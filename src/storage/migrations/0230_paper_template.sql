-- An office's own Word file in place of the paper the house would set: each upload is a version that stays, one of them at
-- most is in use. An issued paper keeps which version made it and is always set by that one.
create table paper_template (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,                      -- '': a paper that every program has, or a sheet
  paper        text not null,
  version      integer not null,
  name         text not null,                      -- of the file as it was uploaded
  bytes        bytea not null,                     -- packed anew from the parts that were looked at
  size         integer not null,
  digest       bytea not null,                     -- SM3
  departures   jsonb not null,                     -- from GB/T 9704-2012, as far as the file tells
  warnings     jsonb not null,
  uploaded_by  uuid,
  uploaded_at  timestamptz not null,
  in_use       boolean not null default false,
  primary key (authority_id, id),
  unique (authority_id, program_key, paper, version)
);
create unique index paper_template_in_use on paper_template (authority_id, program_key, paper) where in_use;

alter table paper add column template_id uuid;     -- null: set by the house

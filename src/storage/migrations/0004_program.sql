-- Programs: immutable versions; who takes part; periods as rows.

create table program (
  authority_id uuid not null references authority (id),
  key          text not null,                      -- the program's id in its file
  title        text not null,
  current_version integer,                         -- the version in force now
  revision     integer not null default 1,
  primary key (authority_id, key)
);

create table program_version (
  authority_id uuid not null,
  key          text not null,
  version      integer not null,
  hash         text not null,                      -- over the flattened form
  source       text not null,                      -- the YAML as uploaded
  flat         jsonb not null,                     -- flattened, checked, as src/program/model.ts
  in_force_from date not null,
  in_force_to  date,
  published_at timestamptz not null,
  published_by uuid,
  primary key (authority_id, key, version),
  foreign key (authority_id, key) references program (authority_id, key)
);

-- Members listed as data. Groups found by a condition or united need no rows here.
create table roster_member (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,
  group_id     text not null,
  subject_kind text not null,                      -- org | person | enterprise | project | area
  subject_id   uuid not null,
  from_day     date not null default '-infinity',
  to_day       date not null default 'infinity',   -- last day, inclusive
  primary key (authority_id, id),
  unique (authority_id, program_key, group_id, subject_id, from_day),
  foreign key (authority_id, program_key) references program (authority_id, key)
);
create index roster_member_subject on roster_member (authority_id, subject_id);

-- Made in advance; no rule computes period arithmetic, it joins. previous = ordinal - 1.
create table period (
  authority_id uuid not null,
  program_key  text not null,
  calendar     text not null,                      -- day week half_month month quarter half_year year once, or a named one
  ordinal      integer not null,
  label        text not null,                      -- 2026-Q1, 2026-03, 2026-W07 …
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,               -- exclusive
  first_day    date not null,
  last_day     date not null,                      -- inclusive
  sealed_at    timestamptz,
  primary key (authority_id, program_key, calendar, ordinal),
  foreign key (authority_id, program_key) references program (authority_id, key)
);
create index period_time on period (authority_id, program_key, calendar, starts_at);

-- Contests with a score sheet, judges and results (docs/decisions/0103). Sheets become entries of the program's form when the
-- results are approved: until then they are the judges' and the office's.
create table contest (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  program_key  text not null,
  form         text not null,                      -- the score sheet
  title        text not null,
  items        jsonb not null,                     -- [{field, title, most, weight}]
  fixed        jsonb not null default '{}',        -- other fields of the form, the same on every sheet
  drop_highest integer not null default 0,
  drop_lowest  integer not null default 0,
  day          date not null,                      -- on which it counts
  state        text not null default 'entering',   -- entering | judging | approved | published
  approved_at  timestamptz,
  approved_by  uuid,
  published_at timestamptz,
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  revision     integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, program_key) references program (authority_id, key)
);

create table contest_judge (
  authority_id uuid not null,
  contest_id   uuid not null,
  person_id    uuid not null,
  primary key (authority_id, contest_id, person_id),
  foreign key (authority_id, contest_id) references contest (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create index contest_judge_person on contest_judge (authority_id, person_id);

create table contest_entry (
  authority_id uuid not null,
  id           uuid not null,
  contest_id   uuid not null,
  org_id       uuid not null,
  title        text not null,
  text         text not null default '',
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  primary key (authority_id, id),
  unique (authority_id, contest_id, org_id),
  foreign key (authority_id, contest_id) references contest (authority_id, id),
  foreign key (authority_id, org_id) references org (authority_id, id)
);

-- A judge's sheet of an entry: once, never changed.
create table contest_sheet (
  authority_id uuid not null,
  entry_id     uuid not null,
  person_id    uuid not null,
  marks        jsonb not null,                     -- {field: mark}
  total        numeric not null,
  remark       text not null default '',
  at           timestamptz not null,
  line_id      uuid,                               -- the entry of the form, once approved
  primary key (authority_id, entry_id, person_id),
  foreign key (authority_id, entry_id) references contest_entry (authority_id, id)
);

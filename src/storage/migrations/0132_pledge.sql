-- Public pledges. The pledge itself is an entry of a program's form; here stands which form and fields it is made of, how
-- it fares, and what people outside say to it (docs/decisions/0101, 0102).
create table pledge_drive (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  program_key  text not null,
  form         text not null,
  title        text not null,
  text_field   text not null,                      -- the promise
  due_field    text,                               -- until when, where the form has a date for it
  kept_field   text,                               -- yes/no into which the outcome is written back
  publish_by   date,                               -- until when units are to have published theirs
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  primary key (authority_id, id),
  unique (authority_id, program_key, form),
  foreign key (authority_id, program_key) references program (authority_id, key)
);

create table pledge (
  authority_id uuid not null,
  line_id      uuid not null,                      -- the entry's line
  drive_id     uuid not null,
  org_id       uuid not null,
  text         text not null,
  due_day      date,
  published_day date not null,
  state        text not null default 'open',       -- open | kept | not_kept
  settled_day  date,
  note         text,
  revision     integer not null default 1,
  primary key (authority_id, line_id),
  foreign key (authority_id, drive_id) references pledge_drive (authority_id, id),
  foreign key (authority_id, org_id) references org (authority_id, id)
);
create index pledge_org on pledge (authority_id, org_id, state);
create index pledge_due on pledge (authority_id, state, due_day);

create table pledge_step (
  authority_id uuid not null,
  id           uuid not null,
  line_id      uuid not null,
  text         text not null,
  at           timestamptz not null,
  by_person_id uuid,
  primary key (authority_id, id),
  foreign key (authority_id, line_id) references pledge (authority_id, line_id)
);
create index pledge_step_line on pledge_step (authority_id, line_id, id);

-- What people outside write to something that is shown to them: seen by all only after the office let it. No name, no address, no network.
create table public_comment (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  thing_kind   text not null,                      -- pledge
  thing_id     uuid not null,
  text         text not null,
  day          date not null,
  state        text not null default 'waiting',    -- waiting | shown | hidden
  reason       text,                               -- why it is not shown
  answer       text,
  answered_day date,
  revision     integer not null default 1,
  primary key (authority_id, id)
);
create index public_comment_thing on public_comment (authority_id, thing_kind, thing_id, id);
create index public_comment_waiting on public_comment (authority_id, id) where state = 'waiting';

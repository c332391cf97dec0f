-- Reference tables: small, global, the same for every authority. No row-level security.

create table authority (
  id          uuid primary key,
  code        text not null unique,               -- short code used at sign-in and in links
  name        text not null,
  kind        text not null,                      -- city | county | park | town
  region_code text,
  time_zone   text not null default 'Asia/Shanghai',
  calendar_id text not null default 'cn',         -- 'cn' or a calendar of its own
  settings    jsonb not null default '{}',
  created_at  timestamptz not null default now()
);

-- One row a day. seq = number of working days up to and including the day, so "n working days after" is a look-up.
create table calendar_day (
  calendar_id text not null,
  day         date not null,
  works       boolean not null,
  seq         integer not null,
  published   boolean not null,                   -- false: weekends assumed, the official notice is not out
  name        text,                               -- 春节, 国庆节 …; for a make-up day the holiday it makes up for
  primary key (calendar_id, day)
);
create index calendar_day_seq on calendar_day (calendar_id, seq, day) where works;

create table calendar_source (
  calendar_id text not null,
  year        integer not null,
  source      text not null,                      -- the notice, or the file that was imported
  imported_at timestamptz not null default now(),
  primary key (calendar_id, year)
);

create table region (
  code        text primary key,                   -- GB/T 2260, six digits (streets nine)
  name        text not null,
  parent_code text,
  level       text not null,                      -- province | city | county | street
  valid_to    date,                               -- revoked codes stay: old credit codes carry them
  replaced_by text
);

create table industry (
  code        text primary key,                   -- GB/T 4754-2017
  name        text not null,
  parent_code text,
  level       text not null                       -- section | division | group | class
);

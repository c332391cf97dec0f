-- Who serves and whom. `revision` is the optimistic lock: it grows by one with every change.

create table area (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  name         text not null,
  level        text not null default 'area',
  region_code  text,
  parent_id    uuid,
  revision     integer not null default 1,
  primary key (authority_id, id),
  unique (authority_id, name)
);

create table org (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  name         text not null,
  short_names  text[] not null default '{}',
  kind         text not null default '部门',       -- 部门, 镇街, 平台 …: the word the authority uses
  parent_id    uuid,
  area_id      uuid,
  is_office    boolean not null default false,     -- runs the programmes (联络办, 督查室)
  from_day     date,
  to_day       date,
  revision     integer not null default 1,
  primary key (authority_id, id),
  unique (authority_id, name),
  foreign key (authority_id, parent_id) references org (authority_id, id),
  foreign key (authority_id, area_id) references area (authority_id, id)
);

create table person (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  name         text not null,
  staff_no     text,                               -- key for imports; unique where given
  rank         text,                               -- 县处级正职 …, the authority's words
  phone        text,                               -- masked unless the role needs it
  from_day     date,
  to_day       date,
  revision     integer not null default 1,
  primary key (authority_id, id)
);
create unique index person_staff_no on person (authority_id, staff_no) where staff_no is not null;
create index person_name on person (authority_id, name);

-- A person holds posts in several orgs over time; exactly one is primary at a moment (the person's org).
create table post (
  authority_id uuid not null,
  id           uuid not null,
  person_id    uuid not null,
  org_id       uuid not null,
  title        text not null default '',
  is_primary   boolean not null default true,
  is_head      boolean not null default false,     -- signs for the unit
  from_day     date not null,
  to_day       date not null default 'infinity',   -- last day, inclusive
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  foreign key (authority_id, org_id) references org (authority_id, id)
);
create index post_person on post (authority_id, person_id, from_day);
create index post_org on post (authority_id, org_id, from_day);

create table enterprise (
  authority_id   uuid not null references authority (id),
  id             uuid not null,
  name           text not null,
  name_key       text not null,                    -- normalised: brackets, spaces, company suffix
  short_name     text,
  credit_code    text,
  code_forced    text,                             -- reason why a code that fails GB 32100 was accepted
  classes        text[] not null default '{}',     -- 规上, 亿元, 高新 …
  industry_code  text,
  region_code    text,
  area_id        uuid,
  address        text,
  contact_name   text,
  contact_phone  text,
  size           text,                             -- 大型 中型 小型 微型; null: figures not known
  status         text not null default 'active',   -- active | closed | moved_out | merged
  merged_into    uuid,
  from_day       date,
  to_day         date,
  revision       integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, area_id) references area (authority_id, id),
  foreign key (authority_id, merged_into) references enterprise (authority_id, id)
);
create unique index enterprise_code on enterprise (authority_id, credit_code) where credit_code is not null and status <> 'merged';
create index enterprise_name_key on enterprise (authority_id, name_key);

-- Profile figures as a time series. Amounts in 万元.
create table enterprise_profile (
  authority_id  uuid not null,
  enterprise_id uuid not null,
  as_of         date not null,
  staff         integer,
  revenue       numeric,
  assets        numeric,
  fixed_assets  numeric,
  output        numeric,
  tax           numeric,
  data          jsonb not null default '{}',       -- nature, products, markets, equipment …
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  primary key (authority_id, enterprise_id, as_of),
  foreign key (authority_id, enterprise_id) references enterprise (authority_id, id)
);

create table project (
  authority_id  uuid not null references authority (id),
  id            uuid not null,
  name          text not null,
  code          text,
  class         text,                              -- 省重点, 市重点, 园区重点 …
  stage         text,
  industry_code text,
  points        numeric,                           -- target points of its difficulty class
  investment    numeric,                           -- 万元
  org_id        uuid,
  enterprise_id uuid,
  area_id       uuid,
  from_day      date,
  to_day        date,
  revision      integer not null default 1,
  primary key (authority_id, id),
  unique (authority_id, name),
  foreign key (authority_id, org_id) references org (authority_id, id),
  foreign key (authority_id, enterprise_id) references enterprise (authority_id, id)
);

create table project_stage (
  authority_id uuid not null,
  id           uuid not null,
  project_id   uuid not null,
  stage        text not null,
  from_day     date not null,
  to_day       date,
  blocked_by   text,
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  primary key (authority_id, id),
  foreign key (authority_id, project_id) references project (authority_id, id)
);

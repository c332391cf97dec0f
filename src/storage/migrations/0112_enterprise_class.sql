-- Classes of enterprises 企业分类 (above scale, ≥ 100 M, high-tech …): the authority's own, because all its programs must agree who is
-- one. `name` is the word that enterprise.classes and the conditions of programs use.
create table enterprise_class (
  authority_id uuid not null references authority (id),
  name         text not null,
  figure       text,                               -- staff revenue assets fixed_assets output tax: entry and exit by the profile …
  enter_at     numeric,                            -- … from this figure on
  leave_below  numeric,                            -- … and out below this one
  certificate  boolean not null default false,     -- entered with a certificate
  lasts_months integer,                            -- how long a certificate holds
  base_day     date,                               -- doubling: the number of this day
  times        numeric,                            -- so many times
  goal_day     date,                               -- by this day
  source       text not null,                      -- the document that says so
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  revision     integer not null default 1,
  primary key (authority_id, name)
);

-- Who is in a class from when to when: dated facts with what they rest on.
create table class_member (
  authority_id  uuid not null,
  id            uuid not null,
  enterprise_id uuid not null,
  class         text not null,
  from_day      date not null,
  to_day        date not null default 'infinity',  -- last day, inclusive
  basis         text not null,                     -- stock | figure | certificate | decision
  evidence      text not null default '',          -- certificate number, the figure and its day
  exit_reason   text,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  ended_at      timestamptz,
  voided_at     timestamptz,
  primary key (authority_id, id),
  foreign key (authority_id, enterprise_id) references enterprise (authority_id, id),
  foreign key (authority_id, class) references enterprise_class (authority_id, name)
);
create index class_member_enterprise on class_member (authority_id, enterprise_id, class);
create index class_member_class on class_member (authority_id, class, from_day);
create unique index class_member_open on class_member (authority_id, class, enterprise_id) where to_day = 'infinity' and voided_at is null;

-- 一企一策: one plan an enterprise, with measures that have owners, days and a state each (docs/decisions/0104).
create table policy_plan (
  authority_id  uuid not null references authority (id),
  id            uuid not null,
  program_key   text not null,
  form          text,                              -- the program's form that an agreed plan is an entry of
  enterprise_id uuid not null,
  area_id       uuid,
  org_id        uuid,                              -- who drew it up
  title         text not null,
  state         text not null default 'draft',     -- draft | offered | agreed | ended
  version       integer not null default 1,
  next_review   date,
  agreed_at     timestamptz,
  agreed_by     text,                              -- enterprise | office
  agree_note    text,
  line_id       uuid,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  revision      integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, program_key) references program (authority_id, key),
  foreign key (authority_id, enterprise_id) references enterprise (authority_id, id)
);
create unique index policy_plan_one on policy_plan (authority_id, enterprise_id, program_key) where state <> 'ended';
create index policy_plan_area on policy_plan (authority_id, area_id) where area_id is not null;
create index policy_plan_org on policy_plan (authority_id, org_id) where org_id is not null;

create table policy_measure (
  authority_id uuid not null,
  id           uuid not null,
  plan_id      uuid not null,
  seq          integer not null,
  text         text not null,
  org_id       uuid,
  person_id    uuid,
  due_day      date,
  state        text not null default 'open',       -- open | done | dropped
  note         text,
  settled_day  date,
  matter_id    uuid,                               -- the task it became
  primary key (authority_id, id),
  foreign key (authority_id, plan_id) references policy_plan (authority_id, id)
);
create index policy_measure_plan on policy_measure (authority_id, plan_id, seq);
create index policy_measure_owner on policy_measure (authority_id, org_id, state, due_day);

-- What a plan said before it was changed, and why it was.
create table policy_plan_version (
  authority_id uuid not null,
  plan_id      uuid not null,
  version      integer not null,
  measures     jsonb not null,
  reason       text not null,
  at           timestamptz not null,
  by_person_id uuid,
  primary key (authority_id, plan_id, version),
  foreign key (authority_id, plan_id) references policy_plan (authority_id, id)
);

create table policy_review (
  authority_id uuid not null,
  id           uuid not null,
  plan_id      uuid not null,
  text         text not null,
  day          date not null,
  by_person_id uuid,
  primary key (authority_id, id),
  foreign key (authority_id, plan_id) references policy_plan (authority_id, id)
);
create index policy_review_plan on policy_review (authority_id, plan_id, id);

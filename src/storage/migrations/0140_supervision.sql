-- Rounds of supervision (督查): who is inspected, by whom, when, on what ground, approved by whom; the draw with all that is needed to
-- repeat it; what each inspection found and how it was put right.

create table inspection_round (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,
  title        text not null,
  kind         text not null,                      -- the word of the office: 督查, 抽查, 专项督查 …; rules read it as inspection.kind
  unannounced  boolean not null default false,
  subject_kind text not null,                      -- org | person | enterprise | project
  ground       text not null,                      -- by which document or clause
  content      text not null default '',           -- what is looked at
  from_day     date not null,
  to_day       date not null,
  targets      uuid[] not null default '{}',       -- named, or the pool that is drawn from
  inspectors   uuid[] not null default '{}',
  take         integer,                            -- how many targets are drawn; null: all that are named
  team         integer not null default 2,         -- inspectors to each target
  state        text not null,                      -- planned | approved | refused | ready | closed | cancelled
  seed_digest  text,                               -- SHA-256 of the seed, shown from the approval on, before the pool is settled
  seed_kept    text,                               -- the seed itself; shown only with the draw
  planned_by   uuid,
  decided_by   uuid,
  decided_at   timestamptz,
  decision     text,
  closed_by    uuid,
  closed_at    timestamptz,
  summary      text,
  recorded_at  timestamptz not null,
  revision     integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, program_key) references program (authority_id, key)
);
create index inspection_round_planner on inspection_round (authority_id, planned_by) where planned_by is not null;
create index inspection_round_inspector on inspection_round using gin (inspectors);
create index inspection_round_days on inspection_round (authority_id, from_day desc, id);

-- A draw by lot. seed and pool repeat it: the same pure function gives the same result. Kept for ever; drawn again only with a reason.
create table inspection_draw (
  authority_id uuid not null,
  id           uuid not null,
  round_id     uuid not null,
  nth          integer not null,
  seed         text not null,
  pool         jsonb not null,                     -- {targets: [{id, name, notBy, barred}], inspectors: [{id, name}], take, team}
  result       jsonb not null,                     -- [{target, inspectors: []}]
  reason       text,                               -- why it was drawn again
  drawn_by     uuid,
  drawn_at     timestamptz not null,
  primary key (authority_id, id),
  unique (authority_id, round_id, nth),
  foreign key (authority_id, round_id) references inspection_round (authority_id, id)
);

-- Who inspects whom in a round.
create table inspection_task (
  authority_id  uuid not null,
  id            uuid not null,
  round_id      uuid not null,
  org_id        uuid,
  person_id     uuid,
  enterprise_id uuid,
  project_id    uuid,
  inspectors    uuid[] not null,
  inspection_id uuid,
  dropped_at    timestamptz,                       -- drawn again, or not held
  primary key (authority_id, id),
  foreign key (authority_id, round_id) references inspection_round (authority_id, id)
);
create index inspection_task_round on inspection_task (authority_id, round_id);
create index inspection_task_inspector on inspection_task using gin (inspectors);

alter table inspection add column round_id uuid;
alter table inspection add column inspectors uuid[] not null default '{}';
alter table inspection add column note text not null default '';
create index inspection_at on inspection (authority_id, at);
create index inspection_round_of on inspection (authority_id, round_id) where round_id is not null;
create index inspection_inspector on inspection using gin (inspectors);
create index inspection_person on inspection (authority_id, person_id, day) where person_id is not null;
create index inspection_area on inspection (authority_id, area_id, day) where area_id is not null;
create index inspection_org on inspection (authority_id, org_id, day);
create index inspection_enterprise on inspection (authority_id, enterprise_id, day);

-- The way of a finding: ordered to be put right, checked again (by another), and by whom it was upheld.
alter table finding add column matter_id uuid;     -- the rectification it is put right in
alter table finding add column paper_id uuid;      -- 整改通知书
alter table finding add column reply_due date;
alter table finding add column self_entry_id uuid; -- the self-report (自查自纠) that named the same thing first
create index finding_at on finding (authority_id, at, id);
create index finding_org on finding (authority_id, org_id, id);
create index finding_person on finding (authority_id, person_id, id);
create index finding_enterprise on finding (authority_id, enterprise_id, id);
create index finding_area on finding (authority_id, area_id, id);

create table finding_check (
  authority_id uuid not null,
  id           uuid not null,
  finding_id   uuid not null,
  passed       boolean not null,
  text         text not null,
  by_person_id uuid,
  at           timestamptz not null,
  primary key (authority_id, id),
  foreign key (authority_id, finding_id) references finding (authority_id, id)
);
create index finding_check_of on finding_check (authority_id, finding_id, at);

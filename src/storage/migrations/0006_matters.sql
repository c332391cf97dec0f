-- A matter is the list of what was done to it (act). `matter` is the fold, kept for lists and counts;
-- `matter_history` is the fold after each act, so that "as of" needs no replay.

create table matter (
  authority_id    uuid not null,
  id              uuid not null,
  number          text not null,                   -- human number, gap-free per authority and year: 2026-000148
  program_key     text not null,
  program_version integer not null,
  matter          text not null,                   -- declaration id: need, problem, red_line_case, appeal …
  kind            text not null,                   -- problem complaint rectification decision task commitment appeal
  title           text not null,
  body            text not null default '',
  category        text,
  urgency         text,
  weight          text,
  source          text,
  document        text,
  level           text,
  sealed          boolean not null default false,  -- raiser sealed; see sealed_raiser
  state           text not null,                   -- recorded assigned working answered closed dismissed suspended merged
  end_id          text,                            -- which of the program's ends
  counts_as       text,                            -- solved | explained | open | …: the only thing rates look at
  tier            integer not null default 0,
  tier_id         text,
  lead_org_id     uuid,                            -- the one owner while assigned/working/answered
  org_id          uuid,                            -- the unit it is counted for: lead, else holder's unit
  person_id       uuid,                            -- the holder (contact) it came through or belongs to
  leader_id       uuid,                            -- to whom it was submitted
  handler_id      uuid,                            -- who answers for the lead unit
  enterprise_id   uuid,
  project_id      uuid,
  area_id         uuid,
  visit_id        uuid,
  raised_by       text not null default 'official',-- official | enterprise | public | system
  raiser_person_id uuid,
  about_kind      text,                            -- appeal/case: the derived row it is about
  about_id        uuid,
  merged_into     uuid,
  split_from      uuid,
  units           text[] not null default '{}',    -- names found in the catalogue when it was routed
  reopened        integer not null default 0,
  returned        integer not null default 0,
  extended        integer not null default 0,
  refused         integer not null default 0,
  disputed        integer not null default 0,
  false_closures  integer not null default 0,
  recorded_at     timestamptz not null,
  at              timestamptz not null,            -- when raised (history imports: the ledger's date)
  answered_at     timestamptz,
  closed_at       timestamptz,
  due_at          timestamptz,                     -- the nearest running clock
  next_review     date,                            -- suspended: to be looked at again
  acts            integer not null default 0,
  state_json      jsonb not null,                  -- the whole fold
  revision        integer not null default 1,      -- = acts; optimistic lock
  search          text not null default '',
  primary key (authority_id, id),
  unique (authority_id, number)
);
create index matter_open_due on matter (authority_id, due_at, id) where state not in ('closed', 'dismissed', 'merged');
create index matter_state on matter (authority_id, state, id);
create index matter_lead on matter (authority_id, lead_org_id, state, due_at, id);
create index matter_org on matter (authority_id, org_id, id);
create index matter_person on matter (authority_id, person_id, id);
create index matter_enterprise on matter (authority_id, enterprise_id, id);
create index matter_project on matter (authority_id, project_id, id);
create index matter_program on matter (authority_id, program_key, matter, at);

create table matter_number (
  authority_id uuid not null,
  year         integer not null,
  last         integer not null,
  primary key (authority_id, year)
);

-- Append-only. seq counts from 1 within the matter; refused attempts are acts too (refused = true, they change nothing).
create table act (
  authority_id    uuid not null,
  matter_id       uuid not null,
  seq             integer not null,
  act             text not null,
  at              timestamptz not null,
  actor_account   uuid,
  actor_person    uuid,
  actor_org       uuid,
  actor_role      text not null,                   -- office lead assist holder leader raiser system …
  reason          text,
  data            jsonb not null default '{}',
  refused         boolean not null default false,
  refusal         text,                            -- failure code
  program_version integer not null,
  recorded_at     timestamptz not null,
  primary key (authority_id, matter_id, seq),
  foreign key (authority_id, matter_id) references matter (authority_id, id)
);
create index act_at on act (authority_id, at);

create table matter_history (
  authority_id  uuid not null,
  matter_id     uuid not null,
  seq           integer not null,
  from_at       timestamptz not null,              -- recorded_at of the act
  to_at         timestamptz not null default 'infinity',
  state         text not null,
  end_id        text,
  counts_as     text,
  tier          integer not null,
  org_id        uuid,
  person_id     uuid,
  category      text,
  urgency       text,
  weight        text,
  level         text,
  reopened      integer not null,
  returned      integer not null,
  extended      integer not null,
  closed_at     timestamptz,
  answered_at   timestamptz,
  primary key (authority_id, matter_id, seq)
);
create index matter_history_now on matter_history (authority_id, matter_id, to_at);

create table matter_party (
  authority_id uuid not null,
  matter_id    uuid not null,
  org_id       uuid not null,
  role         text not null,                      -- lead | parallel | assist
  from_at      timestamptz not null,
  to_at        timestamptz not null default 'infinity',
  signed_at    timestamptz,
  answered_at  timestamptz,
  primary key (authority_id, matter_id, org_id, role, from_at)
);
create index matter_party_org on matter_party (authority_id, org_id, matter_id) where to_at = 'infinity';

-- Each clock of a matter: the same shape as a duty, and read by rules as `duty <matter>.<clock>`.
create table matter_clock (
  authority_id  uuid not null,
  id            uuid not null,
  matter_id     uuid not null,
  clock         text not null,                     -- sign, answer, assist, tier:<id> …
  org_id        uuid,
  person_id     uuid,
  opened_at     timestamptz not null,
  due_at        timestamptz not null,
  due_day       date not null,
  done_at       timestamptz,
  stopped_at    timestamptz,                       -- standing still since
  stop_reason   text,
  cancelled_at  timestamptz,                       -- the order was withdrawn: owed by nobody any more
  state         text not null,                     -- open | met | late | cancelled; missed is open past due
  unknown_years integer[] not null default '{}',
  explain       jsonb not null,                    -- parts of the reckoning sentence
  recorded_at   timestamptz not null,
  primary key (authority_id, id),
  foreign key (authority_id, matter_id) references matter (authority_id, id)
);
create index matter_clock_matter on matter_clock (authority_id, matter_id);
create index matter_clock_due on matter_clock (authority_id, due_at) where done_at is null and cancelled_at is null;

-- Closings: each attempt at an end that counted, and what became of it. A refuted one is a false closure that nobody can delete.
create table closing (
  authority_id uuid not null,
  id           uuid not null,
  matter_id    uuid not null,
  end_id       text not null,
  counts_as    text not null,
  at           timestamptz not null,
  recorded_at  timestamptz not null,
  org_id       uuid,
  person_id    uuid,
  enterprise_id uuid,
  project_id   uuid,
  agreed       text not null,                      -- enterprise_agreed | silent | not_asked | disputed
  refuted_at   timestamptz,
  refuted_by   text,                               -- callback | enterprise
  signals      jsonb not null default '[]',        -- names of the suspicion signals
  evidence     integer not null default 0,
  primary key (authority_id, id),
  foreign key (authority_id, matter_id) references matter (authority_id, id)
);
create index closing_matter on closing (authority_id, matter_id, at);

create table rating (
  authority_id  uuid not null,
  id            uuid not null,
  matter_id     uuid,
  visit_id      uuid,
  person_id     uuid,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  grade         text,
  score         numeric,
  rater         text not null,                     -- enterprise | monitor | public | superior
  named         boolean not null default true,
  channel       text not null,
  text          text,
  at            timestamptz not null,
  day           date not null,
  recorded_at   timestamptz not null,
  voided_at     timestamptz,
  primary key (authority_id, id)
);
create index rating_org on rating (authority_id, org_id, at);

create table callback (
  authority_id  uuid not null,
  id            uuid not null,
  program_key   text,
  matter_id     uuid,
  visit_id      uuid,
  link_id       uuid,
  person_id     uuid,                              -- whose work was checked
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  by_person_id  uuid not null,                     -- who called: never the handler
  how           text not null,                     -- phone | door | link
  reached       boolean not null,
  outcome       text,                              -- satisfied | unsatisfied | not_solved …
  confirmed     boolean,
  text          text,
  at            timestamptz not null,
  day           date not null,
  recorded_at   timestamptz not null,
  voided_at     timestamptz,
  primary key (authority_id, id)
);
create index callback_matter on callback (authority_id, matter_id);

create table paper (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,
  paper        text not null,                      -- order, submission, monthly_circular …
  number       text,                               -- 联企交〔2026〕7号
  year         integer,
  seq          integer,
  title        text not null,
  matter_id    uuid,
  person_id    uuid,
  org_id       uuid,
  enterprise_id uuid,
  project_id   uuid,
  area_id      uuid,
  to_names     text[] not null default '{}',
  copy_names   text[] not null default '{}',
  calendar     text,
  ordinal      integer,
  content      jsonb not null default '{}',
  issued_at    timestamptz not null,
  issued_by    uuid,
  read_at      timestamptz,
  voided_at    timestamptz,
  void_reason  text,
  at           timestamptz not null,
  day          date not null,
  recorded_at  timestamptz not null,
  primary key (authority_id, id)
);
create unique index paper_number_once on paper (authority_id, program_key, paper, year, seq) where seq is not null;
create index paper_matter on paper (authority_id, matter_id);

create table paper_number (
  authority_id uuid not null,
  program_key  text not null,
  paper        text not null,
  year         integer not null,
  last         integer not null,
  primary key (authority_id, program_key, paper, year)
);

create table attachment (
  authority_id uuid not null,
  id           uuid not null,
  thing_kind   text not null,
  thing_id     uuid not null,
  name         text not null,
  media_type   text not null,
  size         integer not null,
  digest       bytea not null,
  content      bytea not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  primary key (authority_id, id)
);
create index attachment_thing on attachment (authority_id, thing_kind, thing_id);

-- A complainant's identity, encrypted under a key of its own; the only place it is.
create table sealed_raiser (
  authority_id uuid not null,
  matter_id    uuid not null,
  key_wrapped  bytea not null,
  iv           bytea not null,
  cipher       bytea not null,
  mac          bytea not null,
  primary key (authority_id, matter_id),
  foreign key (authority_id, matter_id) references matter (authority_id, id)
);

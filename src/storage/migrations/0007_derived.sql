-- What rules derive. Every row can be dropped and rebuilt from the facts, byte for byte: ids are md5 over rule, subject, period
-- and fact, nothing here is typed in by anybody. `calendar` and `ordinal` name the period a row belongs to; null: none.
-- person_id … matter_id are the entities a rule can reach from the row (the paths of the fact catalogue).
-- evidence is how many facts a row rests on, evidence_digest an order-free sum over their ids (a trip wire; a seal keeps the ids).

create table derived_cover (
  authority_id  uuid not null,
  program_key   text not null,
  version       integer not null,
  rule          text not null,                     -- the link's declaration
  calendar      text not null,                     -- 'now' with ordinal 0: as it stands on the run's day
  ordinal       integer not null,
  side          text not null,                     -- holder | target
  subject_kind  text not null,
  subject_id    uuid not null,
  id            uuid not null,
  at            timestamptz not null,              -- last moment looked at; for 'now': since when it is as it is
  day           date not null,
  person_id     uuid,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  need          integer not null,
  at_most       integer,
  have          integer not null,
  met           boolean not null,
  days          integer not null,                  -- days in the period short of need; for 'now': days in a row up to today
  evidence      integer not null,
  evidence_digest numeric not null,
  primary key (authority_id, program_key, rule, calendar, ordinal, side, subject_id)
);

create table derived_duty (
  authority_id  uuid not null,
  program_key   text not null,
  version       integer not null,
  rule          text not null,
  calendar      text,
  ordinal       integer not null default 0,        -- 0: once for the fact, not per period
  from_kind     text not null,                     -- the fact that opened it
  from_id       uuid not null,
  owner_kind    text not null,                     -- person | org | office | authority …: who owes it
  owner_id      uuid not null,
  id            uuid not null,
  at            timestamptz not null,              -- last moment of its period; of its limit where it has none
  day           date not null,
  person_id     uuid,
  org_id        uuid,                              -- for a person: the unit on that day
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  matter_id     uuid,
  link_id       uuid,
  opened_at     timestamptz not null,
  due_at        timestamptz not null,              -- exclusive: what happens at that moment is late
  due_day       date not null,
  need          integer not null,
  have          integer not null,
  done_at       timestamptz,
  state         text not null,                     -- open | met | late | missed | excused
  days_late     integer not null,                  -- working days after due_day until done, or until the run
  unknown_year  boolean not null,                  -- the official calendar of a year it was reckoned in is not known
  evidence      integer not null,
  evidence_digest numeric not null,
  primary key (authority_id, program_key, rule, ordinal, from_id, owner_id)
);
create index derived_duty_id on derived_duty (authority_id, id);
create index derived_duty_at on derived_duty (authority_id, program_key, rule, at);
create index derived_duty_person on derived_duty (authority_id, person_id, due_at) where person_id is not null;
create index derived_duty_org on derived_duty (authority_id, org_id, due_at) where org_id is not null;
create index derived_duty_enterprise on derived_duty (authority_id, enterprise_id, due_at) where enterprise_id is not null;
create index derived_duty_open on derived_duty (authority_id, program_key, due_at) where state = 'open';

create table derived_measure (
  authority_id  uuid not null,
  program_key   text not null,
  version       integer not null,
  rule          text not null,
  calendar      text not null,
  ordinal       integer not null,
  subject_kind  text not null,                     -- org | person | enterprise | project | area | authority
  subject_id    uuid not null,                     -- for the authority its own id
  id            uuid not null,
  at            timestamptz not null,              -- last moment of the period
  day           date not null,
  person_id     uuid,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  value         numeric,
  state         text not null,                     -- value | not_applicable | missing
  why           text,                              -- of a state that is no value: nothing | too_few | skipped | zero_divisor | input
  numerator     numeric,
  denominator   numeric,
  sample        integer not null,
  parts         jsonb,                             -- of a score: [{part, weight, value, state, share, earned}]
  evidence      integer not null,
  evidence_digest numeric not null,
  primary key (authority_id, program_key, rule, ordinal, subject_id)
);
create index derived_measure_id on derived_measure (authority_id, id);
create index derived_measure_subject on derived_measure (authority_id, subject_id, program_key, rule, ordinal);

create table derived_ranking (
  authority_id  uuid not null,
  program_key   text not null,
  version       integer not null,
  rule          text not null,
  calendar      text not null,
  ordinal       integer not null,
  subject_kind  text not null,
  subject_id    uuid not null,
  id            uuid not null,
  at            timestamptz not null,
  day           date not null,
  person_id     uuid,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  value         numeric not null,
  place         integer not null,
  from_bottom   integer not null,
  of            integer not null,
  pool          text not null default '',
  previous_place integer,
  evidence      integer not null,
  evidence_digest numeric not null,
  primary key (authority_id, program_key, rule, ordinal, subject_id)
);
create index derived_ranking_id on derived_ranking (authority_id, id);
create index derived_ranking_place on derived_ranking (authority_id, program_key, rule, ordinal, pool, place);
create index derived_ranking_subject on derived_ranking (authority_id, subject_id);

create table derived_mark (
  authority_id  uuid not null,
  program_key   text not null,
  version       integer not null,
  rule          text not null,
  calendar      text,
  ordinal       integer,
  from_kind     text not null,                     -- the fact it was given for
  from_rule     text,
  from_id       uuid not null,
  to_kind       text not null,                     -- whom it sticks to
  to_id         uuid not null,
  id            uuid not null,
  at            timestamptz not null,
  day           date not null,
  pending       boolean not null,                  -- `at` is still to come; it will stand if nothing changes
  person_id     uuid,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  matter_id     uuid,
  value         numeric,                           -- the value it rests on
  nth           integer not null,                  -- how many of this rule this subject has had in the calendar year
  streak        integer not null,                  -- how many periods in a row
  still         boolean not null,                  -- what gave it still holds
  still_until   timestamptz,                       -- when it ceased to hold
  excused       boolean not null,
  confirmed     boolean not null,                  -- a person closed its case so
  due_at        timestamptz,                       -- copied from the duty it rests on
  red_line      boolean not null,
  evidence      integer not null,
  evidence_digest numeric not null,
  primary key (authority_id, program_key, rule, from_id, to_id)
);
create index derived_mark_id on derived_mark (authority_id, id);
create index derived_mark_to on derived_mark (authority_id, to_id, program_key, rule, at);
create index derived_mark_at on derived_mark (authority_id, program_key, rule, at);
create index derived_mark_matter on derived_mark (authority_id, matter_id) where matter_id is not null;

create table derived_points (
  authority_id  uuid not null,
  program_key   text not null,
  version       integer not null,
  rule          text not null,
  calendar      text,
  ordinal       integer,
  from_kind     text not null,
  from_rule     text,
  from_id       uuid not null,
  to_kind       text not null,                     -- whose account
  to_id         uuid not null,
  id            uuid not null,
  at            timestamptz not null,
  day           date not null,
  person_id     uuid,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  matter_id     uuid,
  give          numeric not null,                  -- what the rule says
  value         numeric not null,                  -- what counts: after the cap; 0 while warned and when cancelled
  warned        boolean not null,
  warned_until  timestamptz,
  cancelled     boolean not null,
  cancelled_by  uuid,                              -- the fact that took it away
  evidence      integer not null,
  evidence_digest numeric not null,
  primary key (authority_id, program_key, rule, from_id, to_kind, to_id)
);
create index derived_points_id on derived_points (authority_id, id);
create index derived_points_to on derived_points (authority_id, to_id, program_key, at);
create index derived_points_at on derived_points (authority_id, program_key, rule, at);

-- One row a run. `periods` is what was computed; `undecided` names the conditions that met an absent value, and how often.
create table engine_run (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,
  version      integer not null,
  kind         text not null,                      -- full | changed
  reason       text not null,                      -- publish | clock | facts | by_hand | seal
  as_of        timestamptz not null,
  started_at   timestamptz not null,
  duration_ms  integer not null,
  run_by       uuid,
  periods      jsonb not null,                     -- {calendar: [first ordinal, last ordinal]}
  rows         jsonb not null,                     -- {rule: rows written}
  undecided    jsonb not null,                     -- [{rule, where, count}]
  primary key (authority_id, id),
  foreign key (authority_id, program_key) references program (authority_id, key)
);
create index engine_run_program on engine_run (authority_id, program_key, id);

-- What changed since the last run. Written in the transaction of the change; a run takes the rows it saw and deletes them.
-- fact_kind `everything`: too much to name (a calendar was imported, an entity's class changed).
create table dirty (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text,                               -- null: every program
  fact_kind    text not null,
  fact_id      uuid not null,
  at           timestamptz not null,
  primary key (authority_id, id)
);

-- A sealed period: what was published, frozen. content: {rows: {duty, measure, ranking, mark, points: […]}, evidence: {<row id>: [fact ids]}}.
-- digest is SM3 over the canonical content; nothing recomputes a sealed period.
create table seal (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,
  calendar     text not null,
  ordinal      integer not null,
  version      integer not null,
  as_of        timestamptz not null,
  content      jsonb not null,
  digest       bytea not null,
  sealed_at    timestamptz not null,
  sealed_by    uuid,
  primary key (authority_id, id),
  unique (authority_id, program_key, calendar, ordinal),
  foreign key (authority_id, program_key) references program (authority_id, key)
);

-- What a later fact would have changed in a sealed period, entered in the open one: the rule and clause of the sealed period,
-- the difference as points. Never a re-ranking.
create table adjustment (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,
  seal_id      uuid not null,
  rule_kind    text not null,                      -- points | measure | mark | duty | ranking
  rule         text not null,
  clause       text,
  calendar     text not null,                      -- of the sealed period
  ordinal      integer not null,
  row_id       uuid not null,                      -- the derived row that would differ
  subject_kind text not null,
  subject_id   uuid not null,
  was          jsonb,                              -- null: there was none
  would_be     jsonb,                              -- null: there would be none
  points       numeric,                            -- of rule_kind points: the difference, booked in the open period
  at           timestamptz not null,               -- when it was entered, in the open period
  day          date not null,
  reason       text not null,
  entered_by   uuid,
  recorded_at  timestamptz not null,
  primary key (authority_id, id),
  foreign key (authority_id, seal_id) references seal (authority_id, id)
);
create index adjustment_subject on adjustment (authority_id, subject_id, at);
create unique index adjustment_once on adjustment (authority_id, seal_id, row_id, (would_be::text));

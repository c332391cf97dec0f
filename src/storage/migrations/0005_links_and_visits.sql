-- Pairings, visits and calls, forms, reports, meetings: primary facts.
-- Facts carry `at` (when it happened), `recorded_at` (when we learnt it) and `voided_at` (taken back): "as of" reads the last two.

create table link (
  authority_id  uuid not null,
  id            uuid not null,
  program_key   text not null,
  link          text not null,                     -- the declaration's id in the program
  person_id     uuid,                              -- holder: a person …
  org_id        uuid,                              -- … or a unit; for a person the unit that sent him, as of the start
  target_kind   text not null,                     -- org | person | enterprise | project | area
  target_org_id uuid,
  target_person_id uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  kinds         text[] not null default '{}',
  from_day      date not null,
  to_day        date not null default 'infinity',  -- last day, inclusive
  term_to       date,                              -- end of the term, where the program sets one
  end_reason    text,
  handover_id   uuid,                              -- the hand-over that made it
  recorded_at   timestamptz not null,
  ended_at      timestamptz,                       -- when the end was recorded
  voided_at     timestamptz,
  revision      integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, program_key) references program (authority_id, key),
  foreign key (authority_id, person_id) references person (authority_id, id),
  foreign key (authority_id, enterprise_id) references enterprise (authority_id, id),
  foreign key (authority_id, project_id) references project (authority_id, id)
);
create index link_person on link (authority_id, person_id, link);
create index link_enterprise on link (authority_id, enterprise_id, link);
create index link_project on link (authority_id, project_id, link);
create index link_kind on link (authority_id, program_key, link);

create table handover (
  authority_id   uuid not null,
  id             uuid not null,
  from_person_id uuid not null,
  to_person_id   uuid not null,
  effective_day  date not null,                    -- first day of the successor
  state          text not null,                    -- proposed | accepted | declined | withdrawn
  reason         text not null,
  link_ids       uuid[] not null,
  matter_ids     uuid[] not null default '{}',
  proposed_at    timestamptz not null,
  proposed_by    uuid,
  decided_at     timestamptz,
  decline_reason text,
  revision       integer not null default 1,
  primary key (authority_id, id)
);

create table visit (
  authority_id  uuid not null,
  id            uuid not null,
  person_id     uuid not null,
  org_id        uuid,                              -- the person's unit on that day
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  link_ids      uuid[] not null default '{}',      -- the pairings it was made under
  how           text not null,                     -- visit | call | meeting | online
  at            timestamptz not null,
  day           date not null,
  unannounced   boolean not null default false,
  minutes       integer,
  note          text,
  companions    uuid[] not null default '{}',
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  confirmed_at  timestamptz,
  confirmed_by  text,                              -- link | portal | callback
  confirm_result text,                             -- confirmed | denied
  denied_reason text,
  voided_at     timestamptz,
  void_reason   text,
  revision      integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id),
  foreign key (authority_id, enterprise_id) references enterprise (authority_id, id),
  foreign key (authority_id, project_id) references project (authority_id, id)
);
create index visit_enterprise on visit (authority_id, enterprise_id, at);
create index visit_project on visit (authority_id, project_id, at);
create index visit_person on visit (authority_id, person_id, at);
create index visit_at on visit (authority_id, at);

-- A planned visit: shown to other units before they plan theirs.
create table visit_plan (
  authority_id  uuid not null,
  id            uuid not null,
  person_id     uuid not null,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  day           date not null,
  note          text,
  visit_id      uuid,                              -- the visit that came of it
  cancelled_at  timestamptz,
  recorded_at   timestamptz not null,
  primary key (authority_id, id)
);
create index visit_plan_enterprise on visit_plan (authority_id, enterprise_id, day);
create index visit_plan_person on visit_plan (authority_id, person_id, day);

-- What a program's form holds: also every register (台账). values: {field: value}, checked by the program's form.
create table form_entry (
  authority_id  uuid not null,
  id            uuid not null,
  program_key   text not null,
  program_version integer not null,
  form          text not null,
  values        jsonb not null,
  visit_id      uuid,
  matter_id     uuid,
  person_id     uuid,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  at            timestamptz not null,
  day           date not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  voided_at     timestamptz,
  revision      integer not null default 1,
  primary key (authority_id, id)
);
create index form_entry_form on form_entry (authority_id, program_key, form, at);
create index form_entry_visit on form_entry (authority_id, visit_id);
create index form_entry_enterprise on form_entry (authority_id, enterprise_id, at);

create table report (
  authority_id  uuid not null,
  id            uuid not null,
  program_key   text not null,
  report        text not null,                     -- progress, weekly_list …
  person_id     uuid,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  calendar      text,
  ordinal       integer,
  body          text not null default '',
  data          jsonb not null default '{}',
  reason        text,
  remedy        text,
  state         text not null default 'submitted', -- draft | submitted | returned | locked
  at            timestamptz not null,
  day           date not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  voided_at     timestamptz,
  revision      integer not null default 1,
  primary key (authority_id, id)
);
create index report_kind on report (authority_id, program_key, report, at);

create table meeting (
  authority_id  uuid not null,
  id            uuid not null,
  program_key   text not null,
  meeting       text not null,                     -- dispatch, consultation, analysis …
  title         text not null default '',
  person_id     uuid,                              -- who held it
  org_id        uuid,
  area_id       uuid,
  attendees     integer not null default 0,
  minutes_text  text not null default '',
  at            timestamptz not null,
  day           date not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  voided_at     timestamptz,
  revision      integer not null default 1,
  primary key (authority_id, id)
);
create index meeting_kind on meeting (authority_id, program_key, meeting, at);

create table inspection (
  authority_id  uuid not null,
  id            uuid not null,
  program_key   text not null,
  kind          text not null default '督查',
  planned       boolean not null default true,
  unannounced   boolean not null default false,
  approved      boolean not null default true,
  person_id     uuid,                              -- who was inspected
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  by_person_id  uuid,
  at            timestamptz not null,
  day           date not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  voided_at     timestamptz,
  primary key (authority_id, id)
);

create table finding (
  authority_id  uuid not null,
  id            uuid not null,
  program_key   text not null,
  inspection_id uuid,
  person_id     uuid,
  org_id        uuid,
  enterprise_id uuid,
  project_id    uuid,
  area_id       uuid,
  category      text not null,
  level         text,
  source        text,
  ban           text,
  text          text not null default '',
  confirmed     boolean not null default false,
  rectified     boolean not null default false,
  at            timestamptz not null,
  day           date not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  voided_at     timestamptz,
  revision      integer not null default 1,
  primary key (authority_id, id)
);

create table reading (
  authority_id  uuid not null,
  id            uuid not null,
  program_key   text not null,
  indicator     text not null,
  subject_kind  text not null,
  subject_id    uuid not null,
  calendar      text not null,
  ordinal       integer not null,
  value         numeric not null,
  reason        text,
  remedy        text,
  at            timestamptz not null,
  day           date not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  voided_at     timestamptz,
  primary key (authority_id, id)
);
create index reading_subject on reading (authority_id, program_key, indicator, subject_id, ordinal);

create table target (
  authority_id  uuid not null,
  program_key   text not null,
  indicator     text not null,
  subject_kind  text not null,
  subject_id    uuid not null,
  calendar      text not null,
  ordinal       integer not null,
  target        numeric not null,
  baseline      numeric,
  recorded_at   timestamptz not null,
  primary key (authority_id, program_key, indicator, subject_id, calendar, ordinal)
);

-- 不考核、免责. effect: skip | excuse | stop | target_of_previous | target_of_paused.
-- For `excuse` of one duty: duty_rule + link_id/subject + ordinal say which.
create table exemption (
  authority_id  uuid not null,
  id            uuid not null,
  program_key   text not null,
  exemption     text not null,                     -- the ground declared in the program
  effect        text not null,
  subject_kind  text not null,                     -- person | org | enterprise | project | area | duty | link
  subject_id    uuid not null,
  rule          text,                              -- null: every rule the ground is `on`
  calendar      text,
  ordinal       integer,
  other_ordinal integer,
  from_day      date,
  to_day        date,
  reason        text not null,
  granted_by    uuid,
  recorded_at   timestamptz not null,
  voided_at     timestamptz,
  primary key (authority_id, id)
);
create index exemption_subject on exemption (authority_id, subject_id);

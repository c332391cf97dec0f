-- A target 目标: what one subject promises of one indicator for one period. Each row is a version of it and never changes but for
-- being filed, published or withdrawn; what was filed holds until a later version is filed.
alter table target
  add column target_id    uuid not null default gen_random_uuid(),  -- the same in all versions
  add column version      integer not null default 1,
  add column parent_id    uuid,                     -- target_id of the target it is a part of
  add column schedule     jsonb not null default '[]', -- [{day, value}]: planned value by the end of a day, in order
  add column measures     text not null default '',
  add column org_id       uuid,                     -- the unit that answers for it
  add column person_id    uuid,                     -- the person that answers for it
  add column due_day      date,
  add column reason       text,                     -- why it was changed after it had been filed
  add column recorded_by  uuid,
  add column filed_at     timestamptz,              -- 备案
  add column filed_by     uuid,
  add column published_at timestamptz,              -- 公示
  add column published_by uuid,
  add column voided_at    timestamptz;
alter table target drop constraint target_pkey;
alter table target add primary key (authority_id, program_key, indicator, subject_id, calendar, ordinal, version);
create unique index target_version_once on target (authority_id, target_id, version);
create index target_org on target (authority_id, org_id);
create index target_person on target (authority_id, person_id);

-- Striking a target off: asked for with evidence, decided by somebody else. A refusal stays beside the next attempt.
create table target_closing (
  authority_id uuid not null,
  id           uuid not null,
  target_id    uuid not null,
  asked_at     timestamptz not null,
  asked_by     uuid,
  note         text not null,
  target       numeric not null,                    -- what was promised at that moment
  value        numeric,                             -- and what there was
  evidence     integer not null,                    -- files attached
  decided_at   timestamptz,
  decided_by   uuid,
  passed       boolean,
  reason       text,
  primary key (authority_id, id)
);
create index target_closing_target on target_closing (authority_id, target_id, asked_at);
create unique index target_closing_open on target_closing (authority_id, target_id) where decided_at is null;

-- Changes of the organisation with the day from which they hold. What is decided for a later day waits here and is carried out
-- on that day; what is carried out stays as the history of the chart.
create table org_change (
  authority_id uuid not null,
  id           uuid not null,
  kind         text not null,                      -- move | rename | merge | close
  org_id       uuid not null,
  to_org_id    uuid,                               -- the unit it goes under, or into; null: the top
  name         text,                               -- the new name
  from_day     date not null,
  reason       text not null,
  decided_at   timestamptz not null,
  decided_by   uuid,
  done_at      timestamptz,
  cancelled_at timestamptz,
  result       jsonb,                              -- what was moved, and what was left for people
  primary key (authority_id, id),
  foreign key (authority_id, org_id) references org (authority_id, id),
  foreign key (authority_id, to_org_id) references org (authority_id, id)
);
create index org_change_waiting on org_change (authority_id, from_day) where done_at is null and cancelled_at is null;
create index org_change_org on org_change (authority_id, org_id);

-- Investment of a project by month: planned, done, and money in place (资金到位). Amounts in 万元.
create table project_investment (
  authority_id uuid not null,
  project_id   uuid not null,
  month        date not null,                      -- its first day
  planned      numeric,
  done         numeric,
  in_place     numeric,
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  revision     integer not null default 1,
  primary key (authority_id, project_id, month),
  foreign key (authority_id, project_id) references project (authority_id, id)
);
create index project_stage_project on project_stage (authority_id, project_id, from_day);

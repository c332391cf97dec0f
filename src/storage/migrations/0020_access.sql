-- Every column that says whose a row is leads an index, so that a scope's alternatives are all answered from indexes.
create index matter_leader on matter (authority_id, leader_id, id) where leader_id is not null;
create index matter_handler on matter (authority_id, handler_id, id) where handler_id is not null;
create index matter_raiser on matter (authority_id, raiser_person_id, id) where raiser_person_id is not null;
create index matter_area on matter (authority_id, area_id, id) where area_id is not null;
create index visit_org on visit (authority_id, org_id, at);
create index visit_area on visit (authority_id, area_id, at) where area_id is not null;
create index visit_companion on visit using gin (companions);
create index link_org on link (authority_id, org_id, link);

alter table account add column name text;                     -- what is shown; null: the person's or enterprise's name
alter table account add column password_at timestamptz not null default now();
alter table account add column signed_in_at timestamptz;
alter table account add column revision integer not null default 1;
create index account_person on account (authority_id, person_id) where person_id is not null;
create index account_enterprise on account (authority_id, enterprise_id) where enterprise_id is not null;

-- The same role twice over the same things would only be confusing to take back.
create unique index role_grant_once on role_grant
  (authority_id, account_id, role, scope, coalesce(org_id::text, ''), coalesce(area_id::text, ''), coalesce(program_key, ''))
  where revoked_at is null;
create index session_account on session (authority_id, account_id);
create index session_expiry on session (authority_id, expires_at);
create index idempotency_age on idempotency (authority_id, at);

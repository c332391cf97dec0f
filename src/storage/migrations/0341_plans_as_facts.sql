-- Plans and their measures are facts that rules read, as of any moment (docs/decisions/0231): each state of a plan from when to when; a measure
-- stands from when it was written until it was changed, when the row is closed and another takes its place.
create table policy_plan_state (
  authority_id uuid not null,
  plan_id      uuid not null,
  seq          integer not null,
  state        text not null,                      -- draft | offered | agreed | ended
  agreed_by    text,                               -- enterprise | office
  from_at      timestamptz not null,
  to_at        timestamptz not null default 'infinity',
  primary key (authority_id, plan_id, seq),
  foreign key (authority_id, plan_id) references policy_plan (authority_id, id)
);
-- Of plans from before, the agreement that stands and the state now are known.
insert into policy_plan_state (authority_id, plan_id, seq, state, agreed_by, from_at, to_at)
  select p.authority_id, p.id, 1, 'draft', null, p.recorded_at, p.agreed_at from policy_plan p where p.agreed_at is not null
  union all
  select p.authority_id, p.id, 2, 'agreed', p.agreed_by, p.agreed_at, case when p.state = 'agreed' then 'infinity' else now() end from policy_plan p where p.agreed_at is not null
  union all
  select p.authority_id, p.id, 3, p.state, null, now(), 'infinity' from policy_plan p where p.agreed_at is not null and p.state <> 'agreed'
  union all
  select p.authority_id, p.id, 1, p.state, null, p.recorded_at, 'infinity' from policy_plan p where p.agreed_at is null;

alter table policy_measure add column recorded_at timestamptz, add column settled_at timestamptz, add column voided_at timestamptz;
update policy_measure m set recorded_at = p.recorded_at, settled_at = greatest(m.settled_day::timestamptz, p.recorded_at)
  from policy_plan p where p.authority_id = m.authority_id and p.id = m.plan_id;
alter table policy_measure alter column recorded_at set not null;

-- How many days a matter stood in each state it has left, by the acts' own time (a ledger brought in later tells how long things
-- took then), and since when it stands as it does: the time in each stage without replaying anything.
alter table matter add column stay_recorded real;
alter table matter add column stay_assigned real;
alter table matter add column stay_working real;
alter table matter add column stay_answered real;
alter table matter add column stay_suspended real;
alter table matter add column state_since timestamptz;
with stood as (
  select h.authority_id, h.matter_id, h.seq, h.state, a.at,
         lead(a.at) over (partition by h.authority_id, h.matter_id order by h.seq) as next_at
    from matter_history h
    join act a on a.authority_id = h.authority_id and a.matter_id = h.matter_id and a.seq = h.seq),
stay as (
  select authority_id, matter_id, state, sum(extract(epoch from next_at - at) / 86400) filter (where next_at is not null) as days,
         max(at) filter (where next_at is null) as since
    from stood
   group by authority_id, matter_id, state),
wide as (
  select authority_id, matter_id,
         max(days) filter (where state = 'recorded') as recorded, max(days) filter (where state = 'assigned') as assigned,
         max(days) filter (where state = 'working') as working, max(days) filter (where state = 'answered') as answered,
         max(days) filter (where state = 'suspended') as suspended, max(since) as since
    from stay
   group by authority_id, matter_id)
update matter m
   set stay_recorded = w.recorded, stay_assigned = w.assigned, stay_working = w.working, stay_answered = w.answered,
       stay_suspended = w.suspended, state_since = w.since
  from wide w
 where w.authority_id = m.authority_id and w.matter_id = m.id;

-- Where the office puts an area on its own plan of tiles; null: where there is room.
alter table area add column plan_row integer;
alter table area add column plan_col integer;

-- What was raised in a span of days, whichever program it belongs to.
create index matter_at on matter (authority_id, at);

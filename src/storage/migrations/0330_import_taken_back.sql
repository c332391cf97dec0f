-- What was done stays: acts and papers are only ever added to (_after.sql). An import that is taken back is the one exception, and this is
-- its only door: of a kept import, the acts of the matters it made, as long as nothing has been done to them since, and the unnumbered
-- papers it entered. That it was imported and taken back, and why, stays in the audit.
create function take_back_imported(of_authority uuid, of_run uuid) returns void
language sql security definer set search_path from current as $$
  with run as (
    select authority_id, id, committed_at from import_run
     where authority_id = of_authority and id = of_run and state = 'committed'
  ), made as (
    select unnest(e.ids) as id, e.thing, r.committed_at
      from run r join import_effect e on e.authority_id = r.authority_id and e.run_id = r.id
     where e.act = 'created' and e.thing in ('matter', 'paper')
  ), papers as (
    delete from paper p using made m
     where m.thing = 'paper' and p.authority_id = of_authority and p.id = m.id and p.seq is null
  )
  delete from act a using made m
   where m.thing = 'matter' and a.authority_id = of_authority and a.matter_id = m.id
     and not exists (select from act later
                      where later.authority_id = of_authority and later.matter_id = m.id and later.recorded_at > m.committed_at)
$$;

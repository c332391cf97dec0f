-- Runs after every migration, again and again, so that no table can be forgotten: whoever adds a table with authority_id
-- gets row-level security and grants without writing them. Only tables of this schema; the job queue has its own.
do $after$
declare
  item record;
  has_role boolean := exists (select from pg_roles where rolname = 'lianqi_app');
begin
  -- The seat belt: a session sees the rows of the authority its transaction named, and no others. Not even the owner is
  -- exempt (force). An empty setting means no authority, hence no rows.
  for item in
    select c.oid::regclass as name
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table %s enable row level security', item.name);
    execute format('alter table %s force row level security', item.name);
    execute format('drop policy if exists own_authority on %s', item.name);
    execute format(
      'create policy own_authority on %s using (authority_id = nullif(current_setting(''lianqi.authority'', true), '''')::uuid)',
      item.name);
  end loop;

  if has_role then
    execute format('grant usage on schema %I to lianqi_app', current_schema());
    execute format('grant select, insert, update, delete on all tables in schema %I to lianqi_app', current_schema());
    -- A run refreshes the statistics of what it wrote, where the server can let it.
    if current_setting('server_version_num')::int >= 170000 then
      execute format('grant maintain on all tables in schema %I to lianqi_app', current_schema());
    end if;
    execute format('grant usage, select on all sequences in schema %I to lianqi_app', current_schema());
    execute format('grant execute on all functions in schema %I to lianqi_app', current_schema());

    -- What was done stays: acts and the audit chain are only ever added to.
    for item in
      select c.oid::regclass as name
        from pg_class c
       where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relname in ('act', 'audit', 'audit_chain')
    loop
      execute format('revoke update, delete, truncate on %s from lianqi_app', item.name);
    end loop;
    -- An issued paper never changes what it says: only that it was read or is void, and under which name its enterprise is now kept.
    execute format('revoke update, delete, truncate on %I.paper from lianqi_app', current_schema());
    execute format('grant update (read_at, voided_at, void_reason, enterprise_id) on %I.paper to lianqi_app', current_schema());
    -- Which file made a paper stays as it was; only which version is in use changes.
    execute format('revoke update, delete, truncate on %I.paper_template from lianqi_app', current_schema());
    execute format('grant update (in_use) on %I.paper_template to lianqi_app', current_schema());
    -- The list of migrations is the owner's; everyone may read it (readiness).
    execute format('revoke insert, update, delete on %I.schema_migration from lianqi_app', current_schema());

    if to_regnamespace('pgboss') is not null then
      grant usage, create on schema pgboss to lianqi_app;
      grant select, insert, update, delete on all tables in schema pgboss to lianqi_app;
      grant usage, select on all sequences in schema pgboss to lianqi_app;
      grant execute on all functions in schema pgboss to lianqi_app;
    end if;
  end if;
end
$after$;

-- Under row-level security an index serves only operators that cannot leak a row's content through an error. Matching words
-- (@@) never raises one, but PostgreSQL does not say so; whoever may, says it here. Elsewhere search works too, by reading
-- every entry of the authority (docs/running.md).
do $leakproof$
begin
  alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
  -- The grams of a text are made by functions that raise nothing on any text; a database brought to an older state has none.
  if to_regprocedure('public.text_grams(text)') is not null then
    alter function public.text_grams(text) leakproof;
  end if;
exception when insufficient_privilege then
  null;
end
$leakproof$;

-- The unit a matter is about (被反映单位), apart from the unit that handles it.
alter table matter add column respondent_org_id uuid;
create index matter_respondent on matter (authority_id, respondent_org_id, at) where respondent_org_id is not null;

-- A sealed complaint said it before as the unit it was counted for at its record. The owner reads every authority's rows here;
-- _after.sql takes that away again.
alter table matter no force row level security;
alter table act no force row level security;
update matter m set respondent_org_id = (a.data ->> 'holderOrgId')::uuid,
       state_json = m.state_json || jsonb_build_object('respondentId', a.data ->> 'holderOrgId')
  from act a
 where m.kind = 'complaint' and m.sealed and a.authority_id = m.authority_id and a.matter_id = m.id and a.act = 'record' and not a.refused
   and a.data ->> 'personId' is null and a.data ->> 'holderOrgId' is not null;

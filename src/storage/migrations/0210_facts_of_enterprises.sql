-- The figures of a profile are facts that rules read: each stands under an id of its own, from when it was recorded until it was corrected,
-- so that a run as of a past moment sees what was known then.
alter table enterprise_profile add column id uuid, add column voided_at timestamptz;
update enterprise_profile set id = md5(authority_id || ' ' || enterprise_id || ' ' || as_of)::uuid;
alter table enterprise_profile alter column id set not null, drop constraint enterprise_profile_pkey, add primary key (authority_id, id);
create unique index enterprise_profile_day on enterprise_profile (authority_id, enterprise_id, as_of) where voided_at is null;
create index enterprise_profile_series on enterprise_profile (authority_id, enterprise_id, as_of);
create index policy_claim_of on policy_claim (authority_id, policy_id, enterprise_id);

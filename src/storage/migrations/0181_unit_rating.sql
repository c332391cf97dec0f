-- What a monitor or an enterprise thinks of a unit, once a quarter. `quarter` is set for these alone: `2026-Q2`.
alter table rating add column quarter text;
-- The monitor whose voice it is; `person_id` is whose work is rated. Read by nobody but to find one's own.
alter table rating add column rater_person_id uuid;
create unique index rating_once_a_quarter on rating (authority_id, org_id, quarter, coalesce(rater_person_id, enterprise_id))
  where quarter is not null and voided_at is null;

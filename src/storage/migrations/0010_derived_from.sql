-- By the fact behind a row: what changed is found without reading a rule's whole output.
create index derived_duty_from on derived_duty (authority_id, from_id);
create index derived_mark_from on derived_mark (authority_id, from_id);
create index derived_points_from on derived_points (authority_id, from_id);
create index derived_duty_project on derived_duty (authority_id, project_id) where project_id is not null;
create index derived_mark_pending on derived_mark (authority_id, program_key, at) where pending;
create index derived_points_warned on derived_points (authority_id, program_key, warned_until) where warned;

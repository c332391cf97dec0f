-- A correction is a new entry; the old one stays with the moment from which it counts no more, so that what was known at
-- any moment can still be reckoned. All versions of one line share the id of the first.
alter table form_entry
  add column first_id    uuid,                     -- the line's first version; null: this one
  add column replaces_id uuid,                     -- the version this one corrects
  add column void_reason text,                     -- why it was taken back or corrected
  add column voided_by   uuid;
create index form_entry_line on form_entry (authority_id, first_id) where first_id is not null;
-- Each way a row can be somebody's leads an index (src/storage/scope.ts).
create index form_entry_org on form_entry (authority_id, org_id, at);
create index form_entry_person on form_entry (authority_id, person_id, at);
create index form_entry_project on form_entry (authority_id, project_id, at);
create index form_entry_matter on form_entry (authority_id, matter_id) where matter_id is not null;

-- A report drafts itself, is handed in, sent back and handed in again, and accepted. Each handing in is a row of its own: the versions
-- of one report are the rows of the same kind, owner and period.
alter table report add column returned_at timestamptz;
alter table report add column accepted_at timestamptz;
alter table report add column accepted_by uuid;
create index report_owner on report (authority_id, program_key, report, calendar, ordinal, org_id, person_id);
-- One draft a report: who opens it twice finds what he wrote.
create unique index report_draft on report (authority_id, program_key, report, calendar, ordinal, coalesce(org_id, person_id)) where state = 'draft';

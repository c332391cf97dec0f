-- The day of the self-report (自查自纠) a finding was matched to by a person; rules may spare what was reported within a period.
alter table finding add column self_reported_on date;

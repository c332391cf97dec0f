-- What the order itself set: the last day and the standard. The program's own limit holds where there is none.
alter table matter add column finish_by date;
alter table matter add column standard text;

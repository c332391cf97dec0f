-- A plan may be a call or a meeting on line too: the enterprise is told what to expect.
alter table visit_plan add column how text not null default 'visit';   -- visit | call | meeting | online

-- A list of whom a mark stands on (表扬、批评、通报名单): drafted from the marks of a period, struck from by a person with a reason, approved by a
-- leader, published. From then on nothing of it changes; what the rules say later is another list.
create table published_list (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,
  mark         text not null,                      -- the rule whose marks it lists
  title        text not null,
  calendar     text,
  ordinal      integer,
  label        text not null default '',           -- the period, in words
  rows         jsonb not null,                     -- [{markId, kind, id, name, value, at, struck: reason | null}]
  bars         text[] not null default '{}',       -- use of results: what the rule withholds while the mark stands
  state        text not null,                      -- draft | approved | returned | published
  digest       text,                               -- SHA-256 of what was published
  drafted_by   uuid,
  drafted_at   timestamptz not null,
  decided_by   uuid,
  decided_at   timestamptz,
  decision     text,
  published_at timestamptz,
  paper_id     uuid,
  revision     integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, program_key) references program (authority_id, key)
);
create index published_list_at on published_list (authority_id, drafted_at desc, id);
create unique index published_list_once on published_list (authority_id, program_key, mark, coalesce(calendar, ''), coalesce(ordinal, 0)) where state <> 'returned';

-- Saved views of lists: a filter with a name, one's own or shared. What a view shows each reader's rights decide.
create table list_view (
  authority_id  uuid not null references authority (id),
  id            uuid not null,
  list          text not null,                     -- the list's name in the pages: matters, visits …
  name          text not null,
  search        jsonb not null,                    -- the filter, as in the address: {state: 'working', q: '用工'}
  hidden        text[],                            -- columns not shown; null: as the reader has it
  shared        text not null default 'own',       -- own | org | all
  account_id    uuid not null,                     -- whose it is
  org_id        uuid,                              -- shared with this unit
  default_roles text[] not null default '{}',      -- the list opens with it for these roles
  changed_at    timestamptz not null,
  revision      integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, account_id) references account (authority_id, id),
  foreign key (authority_id, org_id) references org (authority_id, id)
);
create unique index list_view_name on list_view (authority_id, list, account_id, name);
create index list_view_shared on list_view (authority_id, list, shared);

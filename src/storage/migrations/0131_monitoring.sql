-- A monitoring network: which pairing of a program appoints the monitors, which of its forms they report by. Reports are
-- entries of that form, so that rules count them; what became of each stands beside it (docs/decisions/0101).
create table monitoring_network (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  program_key  text not null,
  link         text not null,                      -- who watches where: holder = monitor, target = monitoring point
  form         text not null,                      -- about a unit
  sort_field   text,                               -- a choice of the form into which the sorting is written back
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  primary key (authority_id, id),
  unique (authority_id, program_key, link, form),
  foreign key (authority_id, program_key) references program (authority_id, key)
);

-- What the office made of a report; keyed by the entry's line, which all its versions share. No row: not sorted yet.
create table monitor_sorting (
  authority_id uuid not null,
  line_id      uuid not null,
  network_id   uuid not null,
  outcome      text not null,                      -- matter | praise | duplicate | no_action
  matter_id    uuid,
  same_as      uuid,                               -- the line it repeats
  reason       text not null default '',
  at           timestamptz not null,
  by_person_id uuid,
  primary key (authority_id, line_id),
  foreign key (authority_id, network_id) references monitoring_network (authority_id, id),
  foreign key (authority_id, matter_id) references matter (authority_id, id)
);
create index monitor_sorting_network on monitor_sorting (authority_id, network_id, outcome);
create index monitor_sorting_matter on monitor_sorting (authority_id, matter_id) where matter_id is not null;

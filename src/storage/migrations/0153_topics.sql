-- A common problem (共性问题) of many enterprises: one matter that is worked on, and the matters it stands for.
create table topic (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  program_key  text not null,
  title        text not null,
  category     text,
  section      text,                               -- industry section, GB/T 4754
  area_id      uuid,
  matter_id    uuid not null,                      -- the matter that is worked on for all of them
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  primary key (authority_id, id)
);
create table topic_matter (
  authority_id uuid not null,
  topic_id     uuid not null,
  matter_id    uuid not null,
  added_at     timestamptz not null,
  primary key (authority_id, topic_id, matter_id),
  foreign key (authority_id, topic_id) references topic (authority_id, id)
);
create index topic_matter_matter on topic_matter (authority_id, matter_id);

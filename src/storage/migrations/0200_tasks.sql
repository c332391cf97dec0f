-- A key task broken down: who of the units that take part does what by when 分解到科室、到人.
create table task_part (
  authority_id uuid not null,
  id           uuid not null,
  matter_id    uuid not null,
  what         text not null,
  org_id       uuid not null,                      -- a unit that takes part, or a section below one
  person_id    uuid,
  due_day      date not null,
  done_at      timestamptz,
  done_by      uuid,
  done_note    text,
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  voided_at    timestamptz,
  primary key (authority_id, id),
  foreign key (authority_id, matter_id) references matter (authority_id, id),
  foreign key (authority_id, org_id) references org (authority_id, id),
  foreign key (authority_id, person_id) references person (authority_id, id)
);
create index task_part_matter on task_part (authority_id, matter_id);
create index task_part_person on task_part (authority_id, person_id, due_day) where done_at is null and voided_at is null;

-- What a key task has to show for itself 交付物, and the file, register entry or paper that it became.
create table task_deliverable (
  authority_id uuid not null,
  id           uuid not null,
  matter_id    uuid not null,
  kind         text not null,                      -- 文件, 制度, 清单 …: the office's own word
  what         text not null,
  thing_kind   text,                               -- attachment | form | paper
  thing_id     uuid,
  delivered_at timestamptz,
  delivered_by uuid,
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  voided_at    timestamptz,
  primary key (authority_id, id),
  foreign key (authority_id, matter_id) references matter (authority_id, id),
  check ((thing_kind is null) = (thing_id is null) and (thing_kind is null) = (delivered_at is null))
);
create index task_deliverable_matter on task_deliverable (authority_id, matter_id);

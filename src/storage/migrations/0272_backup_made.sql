-- When backups were made: each authority sees that its data are among them. Written after the file stands complete on the disk.
create table backup_made (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  at           timestamptz not null,
  file         text not null,                      -- its name, without the folder
  rows         bigint not null,                    -- of all authorities together
  primary key (authority_id, id)
);
create index backup_made_at on backup_made (authority_id, at desc);

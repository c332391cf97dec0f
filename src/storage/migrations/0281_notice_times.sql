-- When an account wishes to be told: as it happens or gathered twice a working day, and in which hours not at all. Without a row the usual.
create table notice_times (
  authority_id uuid not null,
  account_id   uuid not null,
  how          text not null check (how in ('at_once', 'digest')),
  quiet_from   text not null,                      -- HH:MM, local
  quiet_to     text not null,
  primary key (authority_id, account_id)
);

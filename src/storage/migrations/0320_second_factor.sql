-- Second factors of accounts (RFC 6238). The secret is encrypted under the installation's own key, which is not in the database; codes
-- for recovery are kept as digests and each counts once. A factor holds from the moment its first code was shown to be right.
create table second_factor (
  authority_id uuid not null,
  account_id   uuid not null,
  secret       bytea not null,                     -- iv, tag, cipher
  last_step    bigint not null default 0,          -- of thirty seconds: no code counts twice
  begun_at     timestamptz not null,
  confirmed_at timestamptz,
  primary key (authority_id, account_id),
  foreign key (authority_id, account_id) references account (authority_id, id)
);

create table recovery_code (
  authority_id uuid not null,
  account_id   uuid not null,
  digest       bytea not null,
  used_at      timestamptz,
  primary key (authority_id, account_id, digest),
  foreign key (authority_id, account_id) references account (authority_id, id)
);

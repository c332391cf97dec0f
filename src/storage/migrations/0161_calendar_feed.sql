-- A person's calendar as a feed that his own programs subscribe to: a secret address, of which only the digest is kept.
create table calendar_feed (
  authority_id uuid not null,
  id           uuid not null,
  account_id   uuid not null,
  token_hash   bytea not null,
  made_at      timestamptz not null,
  read_at      timestamptz,
  revoked_at   timestamptz,
  primary key (authority_id, id),
  foreign key (authority_id, account_id) references account (authority_id, id)
);
create unique index calendar_feed_token on calendar_feed (authority_id, token_hash);
create index calendar_feed_account on calendar_feed (authority_id, account_id) where revoked_at is null;

-- Accounts, sessions, roles, the audit chain, idempotency.

create table account (
  authority_id  uuid not null references authority (id),
  id            uuid not null,
  login         text not null,
  password_hash text not null,                     -- argon2id, PHC string
  must_change   boolean not null default true,
  failed        integer not null default 0,
  locked_until  timestamptz,
  person_id     uuid,                              -- an official …
  enterprise_id uuid,                              -- … or an enterprise's account
  disabled_at   timestamptz,
  created_at    timestamptz not null default now(),
  primary key (authority_id, id),
  unique (authority_id, login),
  foreign key (authority_id, person_id) references person (authority_id, id),
  foreign key (authority_id, enterprise_id) references enterprise (authority_id, id)
);

-- role: system_admin security_admin audit_admin office leader handler cadre head enterprise monitor viewer
-- scope: own | org | area | authority; program_key null = all programmes
create table role_grant (
  authority_id uuid not null,
  id           uuid not null,
  account_id   uuid not null,
  role         text not null,
  scope        text not null,
  org_id       uuid,
  area_id      uuid,
  program_key  text,
  granted_by   uuid,
  granted_at   timestamptz not null default now(),
  revoked_at   timestamptz,
  primary key (authority_id, id),
  foreign key (authority_id, account_id) references account (authority_id, id)
);
create index role_grant_account on role_grant (authority_id, account_id) where revoked_at is null;

create table session (
  authority_id uuid not null,
  token_hash   bytea not null,                     -- SHA-256 of the opaque token
  account_id   uuid not null,
  csrf         text not null,
  created_at   timestamptz not null,
  seen_at      timestamptz not null,
  expires_at   timestamptz not null,
  user_agent   text,
  primary key (authority_id, token_hash),
  foreign key (authority_id, account_id) references account (authority_id, id)
);

-- Single-use links for people without an account: an enterprise confirms a visit, confirms or disputes an answer, rates.
create table access_link (
  authority_id  uuid not null,
  token_hash    bytea not null,
  purpose       text not null,                     -- visit_confirm | matter_confirm | rating | raise
  thing_id      uuid not null,
  enterprise_id uuid,
  expires_at    timestamptz not null,
  created_at    timestamptz not null,
  created_by    uuid,
  used_at       timestamptz,
  used_from     text,                              -- network prefix, for the fake-closure signal
  primary key (authority_id, token_hash)
);
create index access_link_thing on access_link (authority_id, thing_id);

-- Append-only. Written in the transaction of the act; row_hash = SM3 of the canonical row.
create table audit (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  at           timestamptz not null,
  account_id   uuid,
  person_id    uuid,
  act          text not null,                      -- use-case name, e.g. matter.assign, person.reveal
  thing_kind   text not null,
  thing_id     text not null,
  detail       jsonb not null default '{}',
  outcome      text not null default 'done',       -- done | refused
  row_hash     bytea not null,
  primary key (authority_id, id)
);
create index audit_thing on audit (authority_id, thing_kind, thing_id, id);
create index audit_at on audit (authority_id, at);

-- Rows not yet chained. Chaining in the writers' transactions would make every commit wait for the one before it
-- (the head row's lock is held over the flush), so a chainer links them a moment later, and `verify` links what is left first.
create table audit_pending (
  authority_id uuid not null,
  audit_id     uuid not null,
  primary key (authority_id, audit_id)
);

-- The chain: hash = SM3(prev_hash || row_hash). Append-only, one chain an authority, seq from 1 without gaps.
create table audit_chain (
  authority_id uuid not null,
  seq          bigint not null,
  audit_id     uuid not null,
  row_hash     bytea not null,
  prev_hash    bytea not null,
  hash         bytea not null,
  primary key (authority_id, seq),
  unique (authority_id, audit_id)
);

create table idempotency (
  authority_id uuid not null,
  account_id   uuid not null,
  key          text not null,
  request_hash bytea not null,
  status       integer not null,
  response     jsonb not null,
  at           timestamptz not null,
  primary key (authority_id, account_id, key)
);

-- What people are told in the page. Written in the transaction of what happened.
create table notice (
  authority_id uuid not null,
  id           uuid not null,
  account_id   uuid,
  person_id    uuid,
  org_id       uuid,
  kind         text not null,
  thing_kind   text not null,
  thing_id     uuid not null,
  data         jsonb not null default '{}',
  at           timestamptz not null,
  read_at      timestamptz,
  primary key (authority_id, id)
);
create index notice_person on notice (authority_id, person_id, at desc);
create index notice_org on notice (authority_id, org_id, at desc);

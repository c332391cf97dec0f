-- Policies in favour of enterprises (惠企政策): shared by all programs. `conditions` is src/domain/policy/condition.ts.
create table policy (
  authority_id uuid not null references authority (id),
  id           uuid not null,
  title        text not null,
  source       text not null,                      -- number of the document that grants it
  level        text,                               -- 国家 省 市 区县 园区
  benefit      text not null,                      -- what one gets, with its amount
  how_to_claim text not null,
  org_id       uuid not null,                      -- who answers for it
  from_day     date not null,
  to_day       date not null default 'infinity',   -- last day, inclusive
  conditions   jsonb not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  voided_at    timestamptz,
  void_reason  text,
  revision     integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, org_id) references org (authority_id, id)
);

-- Brought to an enterprise, once a policy; read when it says so itself.
create table policy_delivery (
  authority_id  uuid not null,
  id            uuid not null,
  policy_id     uuid not null,
  enterprise_id uuid not null,
  person_id     uuid,
  org_id        uuid,
  visit_id      uuid,
  how           text not null,                     -- visit | call | meeting | online | portal
  at            timestamptz not null,
  day           date not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  read_at       timestamptz,
  voided_at     timestamptz,
  revision      integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, policy_id) references policy (authority_id, id),
  foreign key (authority_id, enterprise_id) references enterprise (authority_id, id)
);
create unique index policy_delivery_once on policy_delivery (authority_id, policy_id, enterprise_id) where voided_at is null;
create index policy_delivery_enterprise on policy_delivery (authority_id, enterprise_id);
create index policy_delivery_visit on policy_delivery (authority_id, visit_id) where visit_id is not null;

-- Claimed (兑现): asked, then granted or refused.
create table policy_claim (
  authority_id  uuid not null,
  id            uuid not null,
  policy_id     uuid not null,
  enterprise_id uuid not null,
  org_id        uuid,
  state         text not null,                     -- asked | granted | refused
  amount        numeric,                           -- 万元, when granted
  reason        text,                              -- why refused
  at            timestamptz not null,
  day           date not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  settled_at    timestamptz,
  settled_by    uuid,
  voided_at     timestamptz,
  revision      integer not null default 1,
  primary key (authority_id, id),
  foreign key (authority_id, policy_id) references policy (authority_id, id),
  foreign key (authority_id, enterprise_id) references enterprise (authority_id, id)
);
create index policy_claim_policy on policy_claim (authority_id, policy_id);
create index policy_claim_enterprise on policy_claim (authority_id, enterprise_id);

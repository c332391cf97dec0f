-- A meeting is planned, its agenda drawn and changed, and closed: from then on its record stands and it is a fact.
-- Meetings entered afterwards are closed at once.
alter table meeting add column state text not null default 'closed';     -- planned | closed
alter table meeting add column place text not null default '';
alter table meeting add column planned_at timestamptz;
alter table meeting add column closed_at timestamptz;
alter table meeting add column void_reason text;
create index meeting_at on meeting (authority_id, at);

create table meeting_item (
  authority_id uuid not null,
  id           uuid not null,
  meeting_id   uuid not null,
  position     integer not null,
  source       text not null,                      -- not_done, submissions … or by_hand
  thing_kind   text,                               -- matter | duty | indicator; null: added by hand
  thing_id     uuid,                               -- the matter
  rule         text,                               -- of duties and indicators: the declaration
  count        integer not null default 1,         -- how many facts the item stands for
  title        text not null,
  note         text not null default '',           -- why it is here: so many days late, tier, due day
  since        date,                               -- of duties: missed since this day
  minutes      text not null default '',
  dropped      text,                               -- why it was taken off; it stays to be seen
  primary key (authority_id, id),
  foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index meeting_item_meeting on meeting_item (authority_id, meeting_id, position);
create index meeting_item_thing on meeting_item (authority_id, thing_id) where thing_id is not null;

create table meeting_attendee (
  authority_id uuid not null,
  id           uuid not null,
  meeting_id   uuid not null,
  position     integer not null,
  person_id    uuid,
  org_id       uuid,
  state        text not null,                      -- invited | came | substitute | excused | absent
  substitute   text,                               -- who came instead
  reason       text,                               -- why excused
  primary key (authority_id, id),
  foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index meeting_attendee_meeting on meeting_attendee (authority_id, meeting_id, position);

create table meeting_decision (
  authority_id uuid not null,
  id           uuid not null,
  meeting_id   uuid not null,
  item_id      uuid,                               -- the item it was decided under
  position     integer not null,
  matter       text not null,                      -- declaration of the matter it becomes
  title        text not null,
  body         text not null default '',
  lead_org_id  uuid,
  due_day      date,
  matter_id    uuid,                               -- the matter it became when the meeting was closed
  primary key (authority_id, id),
  foreign key (authority_id, meeting_id) references meeting (authority_id, id)
);
create index meeting_decision_meeting on meeting_decision (authority_id, meeting_id, position);
create index meeting_decision_matter on meeting_decision (authority_id, matter_id) where matter_id is not null;

-- Reserved to discipline (纪检监察): set when the matter is recorded, by its program; lists, counts and pages of everybody else leave it out.
alter table matter add column reserved boolean not null default false;
create index matter_reserved on matter (authority_id, id) where reserved;

-- What a complainant without an account follows his complaint by. The code itself is shown once and kept nowhere.
create table complaint_receipt (
  authority_id uuid not null,
  code_hash    bytea not null,                     -- SHA-256 of the code
  matter_id    uuid not null,
  created_on   date not null,                      -- the day only
  primary key (authority_id, code_hash),
  foreign key (authority_id, matter_id) references matter (authority_id, id)
);
create index complaint_receipt_matter on complaint_receipt (authority_id, matter_id);

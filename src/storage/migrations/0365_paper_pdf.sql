-- The PDF of an issued paper, kept so that it is set once (docs/decisions/0255): under the digest of the Word file and of the faces it was set
-- with. Whatever changes either (void, a newly installed face, a new release) makes another digest, and the next PDF takes its place.
create table paper_pdf (
  authority_id uuid not null,
  paper_id     uuid not null,
  digest       bytea not null,                    -- SHA-256: what was set, with what
  bytes        bytea not null,
  made_at      timestamptz not null,
  primary key (authority_id, paper_id),
  foreign key (authority_id, paper_id) references paper (authority_id, id) on delete cascade
);
create index paper_pdf_made on paper_pdf (authority_id, made_at);

-- How many files of a zip came in another form than asked for, as a Word file that could not be set as PDF; its list names them.
alter table ledger_export add column lacking integer not null default 0;

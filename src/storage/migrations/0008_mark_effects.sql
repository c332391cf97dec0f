-- What a mark brings about (then: tell, paper, open, act, bar), done exactly once. Marks are rebuilt with the same ids, so the
-- rows outlive every rebuild; a mark that no longer stands keeps what it brought about.
create table mark_effect (
  authority_id uuid not null,
  mark_id      uuid not null,
  index        integer not null,                   -- place in the rule's `then`; 0 of a red line: its case
  program_key  text not null,
  rule         text not null,
  kind         text not null,                      -- tell | paper | open | act | bar
  done_at      timestamptz not null,
  outcome      text not null,                      -- done | refused
  refusal      text,                               -- failure code
  thing_kind   text,                               -- what it made or did it to
  thing_id     uuid,
  primary key (authority_id, mark_id, index)
);

-- What a clock has already reminded of: key = clock, which warning, the deadline it was for. A moved deadline warns again.
create table reminder (
  authority_id uuid not null,
  key          text not null,
  at           timestamptz not null,
  primary key (authority_id, key)
);

-- An entry that an awarding page must show: a benefit is withheld while the mark stands.
create table benefit_bar (
  authority_id uuid not null,
  id           uuid not null,
  program_key  text not null,
  benefit      text not null,
  mark_id      uuid not null,
  subject_kind text not null,
  subject_id   uuid not null,
  at           timestamptz not null,
  primary key (authority_id, id)
);
create index benefit_bar_subject on benefit_bar (authority_id, subject_id, at);

-- The same matter again: what the program's `repeat` looks for.
create index matter_same on matter (authority_id, program_key, matter, category, at desc);
create index matter_about on matter (authority_id, about_id) where about_id is not null;
create index matter_review on matter (authority_id, next_review) where state = 'suspended';
create index act_digest on act (authority_id, (data ->> 'textDigest')) where act = 'answer' and not refused;
create index access_link_used on access_link (authority_id, used_from, used_at) where used_at is not null;

-- What can be found by typing: one row a thing, written with the thing (docs/decisions/0115-search.md). It holds words only; what a
-- row of it stands for is always read from the thing's own table, under the same scope as its list.
create table search_entry (
  authority_id uuid not null references authority (id),
  kind         text not null,                      -- matter | enterprise | project | person | org | paper | meeting | report | form
  thing_id     uuid not null,
  title        text not null,                      -- as shown when it is found
  words        tsvector not null,                  -- lexemes made by src/app/search/words.ts; one of them is kind@authority
  digest       text not null,                      -- of what the words were made from
  primary key (authority_id, kind, thing_id)
);
-- A GIN index cannot be led by a uuid without an extension; the lexeme kind@authority, asked with every query, leads instead.
create index search_entry_words on search_entry using gin (words) with (fastupdate = off);

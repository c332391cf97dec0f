-- What is typed into the box of a list is looked for anywhere in the text (docs/decisions/0115-search.md): every two neighbouring
-- characters are kept, and of letters
-- and digits every four and every eight: numbers share all their pairs, so those alone would find nothing apart. The last character stands
-- by itself: with it, a single one is found as the beginning of what follows it. src/storage/text-grams.ts asks in the same manner.
create function text_grams(body text) returns tsvector
language sql immutable strict parallel safe cost 1000 as $$
  select array_to_tsvector(coalesce(array_agg(distinct g collate "C"), '{}'::text[]))
    from (select a || coalesce(lead(a) over (order by n), '') as g from unnest(string_to_array(body, null)) with ordinality c (a, n)
          union all
          select substr(run[1], n, size)
            from regexp_matches(body, '[a-z0-9-]{4,}', 'g') run, unnest(array[4, 8]) size, generate_series(1, length(run[1]) - size + 1) n) x
$$;
create index matter_text on matter using gin (text_grams(search));

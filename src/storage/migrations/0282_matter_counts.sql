-- The exact number of a list over everything is read from an index of two megabytes instead of the whole table: at 300 000 matters
-- 268 pages in place of 31 000.
create index matter_counted on matter (authority_id, reserved, state, category);
create index matter_disputed on matter (authority_id, reserved, state) where disputed > 0;
create index matter_false_closure on matter (authority_id, reserved, state) where false_closures > 0;
create index matter_reopened on matter (authority_id, reserved, state) where reopened > 0;
-- Everything by its limit, whatever its state.
create index matter_due on matter (authority_id, due_at, id) where due_at is not null;

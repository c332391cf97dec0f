-- The words of things are cut anew (pairs of a title's characters are told from words of a text, initials are kept shorter): all
-- entries are made again, by the job that looks for new things every minute (docs/decisions/0115-search.md).
truncate search_entry;
-- How often a word is met decides how it is looked for; by default the planner knows some hundred words, and takes every other for common.
alter table search_entry alter column words set statistics 400;
-- The names of what was merged into an enterprise are among its words: looked up, not searched for in all enterprises.
create index enterprise_merged_into on enterprise (authority_id, merged_into) where merged_into is not null;

-- The words of things are cut anew (pairs of a title's characters are told from words of a text, initials are kept shorter): all
-- entries are made again, by the job that looks for new things every minute (docs/decisions/0115-search.md).
truncate search_entry;

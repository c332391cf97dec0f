-- Whether the mark that brought it about was a red line: kept here, since the mark itself goes when its fact is taken back
-- and its case must still be found among the red lines. Null: from before this was kept, and read as a red line.
alter table mark_effect add column red_line boolean;

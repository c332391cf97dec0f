-- The result of a contest that a leader sends back: why, and that the office has laid it before him again. Sheets from before may be
-- marked anew; what they said stands in the audit.
alter table contest add column returned_at timestamptz;
alter table contest add column returned_by uuid;
alter table contest add column return_reason text;
alter table contest add column laid_again_at timestamptz;

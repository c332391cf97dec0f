-- Who was told something since a moment: asked every few seconds for the pages that are open.
create index notice_at on notice (authority_id, at);

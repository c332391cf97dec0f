-- The list of enterprises goes by name: without this each page of it sorted all of them (185 ms of 300 000, 1 500 times for a ledger of all).
create index enterprise_by_name on enterprise (authority_id, name, id);

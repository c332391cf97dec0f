-- Who presided over a meeting, beside the unit and the person that held it (docs/decisions/0230).
alter table meeting add column chair_id uuid, add foreign key (authority_id, chair_id) references person (authority_id, id);

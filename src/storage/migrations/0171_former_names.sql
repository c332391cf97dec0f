-- Names an enterprise had before; whoever knows only the old one still finds it.
alter table enterprise add column former_names text[] not null default '{}';

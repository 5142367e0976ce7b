alter table goals add column rests text not null default '[]';

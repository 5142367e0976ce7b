-- per-user
create table skills (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  name text not null,
  note text not null,
  "values" text not null,
  stages text not null,
  techniques text not null,
  cues text not null,
  taught text not null,
  seen text not null,
  automatic uuid,
  state text not null,
  position bigint not null,
  created_at text not null,
  created_rev bigint not null,
  rev bigint not null,
  primary key (user_id, id)
);
create index entries_by_skill on entries (user_id, skill) where skill is not null;

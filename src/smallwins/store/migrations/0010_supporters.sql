-- per-user
create table supporters (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  name text not null,
  contact text not null,
  note text not null,
  may_see text not null,
  state text not null,
  created_at text not null,
  created_rev bigint not null,
  rev bigint not null,
  primary key (user_id, id)
);

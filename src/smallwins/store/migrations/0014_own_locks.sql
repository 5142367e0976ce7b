-- per-user: a device's own lock (finger, face, code) that opens the pages; of its key the public half alone is kept
create table own_locks (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  name text not null,
  host text not null,
  credential text not null,
  created_at text not null,
  primary key (user_id, id)
);

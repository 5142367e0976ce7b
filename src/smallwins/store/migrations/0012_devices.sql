-- per-user: who may come in over the network; of a secret the hash alone is kept
create table devices (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  name text not null,
  kind text not null,
  secret_hash text not null,
  created_at text not null,
  last_seen_at text not null,
  primary key (user_id, id)
);

-- per-user: the code that a device can be paired with for a few minutes
create table pairings (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  code_hash text not null,
  expires_at text not null,
  tries bigint not null,
  primary key (user_id, id)
);

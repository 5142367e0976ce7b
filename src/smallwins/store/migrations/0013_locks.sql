-- per-user: the passphrase that the pages ask for, as its hash, and how often it was missed
create table locks (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  passphrase_hash text not null,
  after_minutes bigint not null,
  misses bigint not null,
  next_try_at text not null,
  primary key (user_id, id)
);

-- per-user
create table notes (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  kind text not null,
  win text,
  title text not null,
  text text not null,
  on_date date not null,
  links text not null,
  "to" uuid,
  bring_back text,
  bring_back_on date,
  shared_with text not null,
  source text,
  created_at text not null,
  created_rev bigint not null,
  rev bigint not null,
  primary key (user_id, id)
);
create index notes_by_rev on notes (user_id, rev);

-- per-user
create table experiments (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  question text not null,
  a text not null,
  b text not null,
  outcome uuid not null,
  length bigint not null,
  washout bigint not null,
  pairs bigint not null,
  seed bigint not null,
  orders text not null,
  starts_on date not null,
  state text not null,
  stop_reason text not null,
  finding text not null,
  closed_on date,
  created_at text not null,
  created_rev bigint not null,
  rev bigint not null,
  primary key (user_id, id),
  foreign key (user_id, outcome) references metrics (user_id, id) on delete cascade
);

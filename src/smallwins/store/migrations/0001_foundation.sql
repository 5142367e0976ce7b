-- per-user: one row a person; their rev orders everything they do
create table people (
  user_id uuid not null primary key,
  rev bigint not null
);

-- per-user
create table profiles (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  name text not null,
  language text not null,
  zone text not null,
  theme text not null,
  day_ends text not null,
  week_starts text not null,
  forget_after_days bigint not null,
  help_lines text not null,
  answers text not null,
  created_at text not null,
  created_rev bigint not null,
  rev bigint not null,
  primary key (user_id, id)
);

-- per-user
create table own_values (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  name text not null,
  why text not null,
  weight double precision not null,
  position bigint not null,
  archived smallint not null,
  created_at text not null,
  created_rev bigint not null,
  rev bigint not null,
  primary key (user_id, id)
);

-- per-user
create table metrics (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  name text not null,
  kind text not null,
  unit text not null,
  direction text not null,
  aggregation text not null,
  plans text not null,
  levels text not null,
  smallest_step double precision not null,
  cue text not null,
  note text not null,
  "values" text not null,
  goal uuid,
  group_name text not null,
  tags text not null,
  position bigint not null,
  starts_on date not null,
  ends_on date,
  empty_means_zero smallint not null,
  messy_start bigint not null,
  questionnaire text not null,
  sensitive smallint not null,
  treat text,
  state text not null,
  source text,
  created_at text not null,
  created_rev bigint not null,
  rev bigint not null,
  primary key (user_id, id)
);

-- per-user
create table entries (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  metric uuid not null,
  for_date date not null,
  at text,
  offset_minutes bigint,
  value double precision,
  skip_reason text,
  what text not null,
  note text not null,
  minutes double precision,
  step uuid,
  skill uuid,
  tags text not null,
  learned text not null,
  felt text,
  items text not null,
  source text,
  created_at text not null,
  created_rev bigint not null,
  rev bigint not null,
  primary key (user_id, id),
  foreign key (user_id, metric) references metrics (user_id, id) on delete cascade
);
create index entries_by_metric on entries (user_id, metric, for_date);
create index entries_by_date on entries (user_id, for_date);
create index entries_by_rev on entries (user_id, rev);

-- per-user
create table pauses (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  since date not null,
  until date,
  metric uuid,
  group_name text,
  note text not null,
  created_at text not null,
  created_rev bigint not null,
  rev bigint not null,
  primary key (user_id, id),
  foreign key (user_id, metric) references metrics (user_id, id) on delete cascade
);

-- per-user: one row an act
create table changes (
  user_id uuid not null references people (user_id) on delete cascade,
  rev bigint not null,
  at text not null,
  device text not null,
  act text not null,
  summary text not null,
  undoes bigint,
  primary key (user_id, rev)
);

-- per-user: one row a record that an act changed or deleted
create table change_items (
  user_id uuid not null,
  rev bigint not null,
  noun text not null,
  id uuid not null,
  created_rev bigint not null,
  before text,
  after text,
  primary key (user_id, rev, noun, id),
  foreign key (user_id, rev) references changes (user_id, rev) on delete cascade
);
create index change_items_by_record on change_items (user_id, noun, id);

-- per-user: folded words of every record that has any
create table search_texts (
  user_id uuid not null references people (user_id) on delete cascade,
  noun text not null,
  id uuid not null,
  dated date,
  text text not null,
  primary key (user_id, noun, id)
);

-- per-user: the one cache of numbers, dropped and made again at will
create table standings (
  user_id uuid not null,
  metric_id uuid not null,
  through date not null,
  momentum double precision not null,
  totals text not null,
  formula bigint not null,
  rev bigint not null,
  primary key (user_id, metric_id),
  foreign key (user_id, metric_id) references metrics (user_id, id) on delete cascade
);

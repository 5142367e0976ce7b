CREATE TABLE schema_info (version bigint not null, compatible bigint not null);
CREATE TABLE people (
  user_id uuid not null primary key,
  rev bigint not null
);
CREATE TABLE profiles (
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
CREATE TABLE own_values (
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
CREATE TABLE metrics (
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
CREATE TABLE entries (
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
CREATE INDEX entries_by_metric on entries (user_id, metric, for_date);
CREATE INDEX entries_by_date on entries (user_id, for_date);
CREATE INDEX entries_by_rev on entries (user_id, rev);
CREATE TABLE pauses (
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
CREATE TABLE changes (
  user_id uuid not null references people (user_id) on delete cascade,
  rev bigint not null,
  at text not null,
  device text not null,
  act text not null,
  summary text not null,
  undoes bigint,
  primary key (user_id, rev)
);
CREATE TABLE change_items (
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
CREATE INDEX change_items_by_record on change_items (user_id, noun, id);
CREATE TABLE search_texts (
  user_id uuid not null references people (user_id) on delete cascade,
  noun text not null,
  id uuid not null,
  dated date,
  text text not null,
  primary key (user_id, noun, id)
);
CREATE TABLE standings (
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
insert into schema_info values (1, 1);
insert into people values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 6);
insert into own_values values ('09eddde2-3cd0-84c6-b529-5419b7239d52', '019cadc6-9a80-7e75-a764-a9640a161f98', 'Health', 'To walk with my children', 1.0, 0, 0, '2026-03-02T09:00:00.000000Z', 1, 1);
insert into metrics values ('09eddde2-3cd0-84c6-b529-5419b7239d52', '9a0ea9f5-03f6-81c7-852f-5b0731c26916', 'Walk', 'duration', 'min', 'at_least', 'sum', '[{"since":"2026-03-02","schedule":{"rhythm":"daily","times":1,"length":7,"weekdays":[],"month_days":[]}}]', '[{"since":"2026-03-02","floor":10.0,"target":null,"stretch":null,"limit":null,"ceiling":null}]', 1.0, '', '', '[]', null, '', '[]', 0, '2026-03-02', null, 0, 0, '', 0, null, 'active', null, '2026-03-02T09:00:00.000000Z', 2, 2);
insert into entries values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 'adc68bb9-fbed-87b9-856e-fc8af49edb50', '9a0ea9f5-03f6-81c7-852f-5b0731c26916', '2026-03-02', null, null, 12.0, null, '', 'past the bakery', null, null, null, '[]', '', null, '[]', null, '2026-03-02T09:00:00.000000Z', 3, 3);
insert into entries values ('09eddde2-3cd0-84c6-b529-5419b7239d52', '3f370255-09b1-8635-ac89-9ed4af45d479', '9a0ea9f5-03f6-81c7-852f-5b0731c26916', '2026-03-03', null, null, 12.0, null, '', 'past the bakery', null, null, null, '[]', '', null, '[]', null, '2026-03-02T09:00:00.000000Z', 3, 3);
insert into entries values ('09eddde2-3cd0-84c6-b529-5419b7239d52', '13b5675f-1e6a-8c43-bbf6-3b65bf62743e', '9a0ea9f5-03f6-81c7-852f-5b0731c26916', '2026-03-04', null, null, 25.0, null, '', '', null, null, null, '[]', '', null, '[]', null, '2026-03-02T09:00:00.000000Z', 3, 4);
insert into pauses values ('09eddde2-3cd0-84c6-b529-5419b7239d52', '019cadc6-9a80-79d3-9b58-4fb2908c26b7', '2026-03-11', null, '9a0ea9f5-03f6-81c7-852f-5b0731c26916', null, 'Marrakech', '2026-03-02T09:00:00.000000Z', 5, 5);
insert into changes values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 1, '2026-03-02T09:00:00.000000Z', 'laptop', 'value.add', 'Health', null);
insert into changes values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 2, '2026-03-02T09:00:00.000000Z', 'laptop', 'metric.add', 'Walk', null);
insert into changes values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 3, '2026-03-02T09:00:00.000000Z', 'laptop', 'entry.add', 'Walk', null);
insert into changes values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 4, '2026-03-02T09:00:00.000000Z', 'laptop', 'entry.edit', 'Walk', null);
insert into changes values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 5, '2026-03-02T09:00:00.000000Z', 'laptop', 'pause.add', '', null);
insert into changes values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 6, '2026-03-02T09:00:00.000000Z', 'laptop', 'metric.delete', 'Sing', null);
insert into change_items values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 4, 'entry', '13b5675f-1e6a-8c43-bbf6-3b65bf62743e', 3, '{"id":"13b5675f-1e6a-8c43-bbf6-3b65bf62743e","metric":"9a0ea9f5-03f6-81c7-852f-5b0731c26916","for_date":"2026-03-04","at":null,"offset_minutes":null,"value":12.0,"skip_reason":null,"what":"","note":"past the bakery","minutes":null,"step":null,"skill":null,"tags":[],"learned":"","felt":null,"items":[],"source":null,"created_at":"2026-03-02T09:00:00Z"}', '{"id":"13b5675f-1e6a-8c43-bbf6-3b65bf62743e","metric":"9a0ea9f5-03f6-81c7-852f-5b0731c26916","for_date":"2026-03-04","at":null,"offset_minutes":null,"value":25.0,"skip_reason":null,"what":"","note":"","minutes":null,"step":null,"skill":null,"tags":[],"learned":"","felt":null,"items":[],"source":null,"created_at":"2026-03-02T09:00:00Z"}');
insert into change_items values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 6, 'metric', '0ce2ba51-a92b-8194-96f1-a24b3e46533e', 2, '{"id":"0ce2ba51-a92b-8194-96f1-a24b3e46533e","name":"Sing","kind":"duration","unit":"min","direction":"at_least","aggregation":"sum","plans":[{"since":"2026-03-02","schedule":{"rhythm":"daily","times":1,"length":7,"weekdays":[],"month_days":[]}}],"levels":[{"since":"2026-03-02","floor":10.0,"target":null,"stretch":null,"limit":null,"ceiling":null}],"smallest_step":1.0,"cue":"","note":"","values":[],"goal":null,"group_name":"","tags":[],"position":0,"starts_on":"2026-03-02","ends_on":null,"empty_means_zero":false,"messy_start":0,"questionnaire":"","sensitive":false,"treat":null,"state":"active","source":null,"created_at":"2026-03-02T09:00:00Z"}', null);
insert into search_texts values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 'value', '019cadc6-9a80-7e75-a764-a9640a161f98', '2026-03-02', 'health
to walk with my children');
insert into search_texts values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 'metric', '9a0ea9f5-03f6-81c7-852f-5b0731c26916', '2026-03-02', 'walk');
insert into search_texts values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 'entry', 'adc68bb9-fbed-87b9-856e-fc8af49edb50', '2026-03-02', 'past the bakery');
insert into search_texts values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 'entry', '3f370255-09b1-8635-ac89-9ed4af45d479', '2026-03-03', 'past the bakery');
insert into search_texts values ('09eddde2-3cd0-84c6-b529-5419b7239d52', 'pause', '019cadc6-9a80-79d3-9b58-4fb2908c26b7', '2026-03-02', 'marrakech');

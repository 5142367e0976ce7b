-- per-user
create table doubts (
  user_id uuid not null references people (user_id) on delete cascade,
  id uuid not null,
  claim text not null,
  fuel text not null,
  reasons text not null,
  fear text,
  situation text,
  context text not null,
  pressure text,
  belief_before double precision,
  belief_after double precision,
  talked_with uuid,
  talked_on date,
  outcome text not null,
  outcome_on date,
  step uuid,
  created_at text not null,
  created_rev bigint not null,
  rev bigint not null,
  primary key (user_id, id)
);

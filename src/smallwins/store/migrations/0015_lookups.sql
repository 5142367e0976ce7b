create index reviews_by_period on reviews (user_id, period, since);
create index steps_by_done_at on steps (user_id, done_at) where done_at is not null;
create index notes_by_kind on notes (user_id, kind);

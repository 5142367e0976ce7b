create index steps_left on steps (user_id, created_at) where state <> 'done';

-- An address that was stopped a year ago is forgotten, as the data map says. The program cannot delete others.
create function reservations.forget_calendar_feeds(at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from reservations.calendar_feeds where ended_at < at - interval '1 year'
$$;
create index ended_feeds on reservations.calendar_feeds (ended_at) where ended_at is not null;

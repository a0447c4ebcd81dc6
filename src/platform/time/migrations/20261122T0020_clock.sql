-- How far the demo's clock is ahead of real time. One row, shared by every process. Production never reads it.
create table platform.clock (
  only_row boolean primary key default true check (only_row),
  offset_seconds int8 not null default 0 check (offset_seconds >= 0)
);

insert into platform.clock default values;

-- Business time for rows that a caller writes without passing the clock's now.
create function platform.business_now() returns timestamptz language sql volatile
  return clock_timestamp() + (select make_interval(secs => offset_seconds) from platform.clock);

-- When the house could not be reached through a fault of ours, as an administrator found: last days that fell into it move on.
create table platform.outages (
  id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz not null check (ended_at > began_at),
  -- for the records of the office; residents read the times and the new day
  reason text not null check (length(reason) between 1 and 500),
  staff_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint one_record_of_a_time exclude using gist (tstzrange(began_at, ended_at) with &&)
);
create index outages_ended_at on platform.outages (ended_at);

create trigger outages_are_append_only before update or delete on platform.outages
  for each row execute function platform.refuse_change();
revoke update, delete, truncate on platform.outages from madoguchi_app;

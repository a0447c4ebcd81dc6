-- Whoever watches over break-glass is told once more when nobody has looked at an opening for a day.
alter table people.emergency_openings add column reminded_at timestamptz;

-- What was said stays as it was said; that somebody was told again, and that somebody has looked at it, is added once.
create or replace function people.keep_emergency_opening() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['acknowledged_by', 'acknowledged_at', 'reminded_at'])
      is distinct from (to_jsonb(old) - array['acknowledged_by', 'acknowledged_at', 'reminded_at'])
      or old.acknowledged_at is not null
      or (old.reminded_at is not null and new.reminded_at is distinct from old.reminded_at) then
    raise exception 'an emergency opening is not rewritten' using errcode = '23514';
  end if;
  return new;
end $$;

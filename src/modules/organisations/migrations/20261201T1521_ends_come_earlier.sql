-- An end that was planned may still come earlier (a death, moving out, leaving before the hand-over), never later.
create or replace function organisations.keep_seat() returns trigger language plpgsql as $$
begin
  if (old.ended_on is not null and (new.ended_on is null or new.ended_on >= old.ended_on))
    or (new.id, new.organisation_id, new.person_id, new.role, new.valid_from, new.term_to, new.consented_at, new.entered_by)
      is distinct from
      (old.id, old.organisation_id, old.person_id, old.role, old.valid_from, old.term_to, old.consented_at, old.entered_by)
  then raise exception 'organisations.seats: only its end is added, or comes earlier' using errcode = '23514'; end if;
  return new;
end $$;

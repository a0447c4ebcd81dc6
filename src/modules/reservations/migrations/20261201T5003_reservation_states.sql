-- How a reservation goes on; everything else is refused. Somebody who came and was not seen goes from no_show to done.
create function reservations.keep_state() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not new.state = any (case old.state
    when 'held' then array['confirmed', 'expired', 'cancelled', 'called_off']
    when 'confirmed' then array['in_use', 'done', 'lapsed', 'cancelled', 'called_off', 'revoked', 'no_show']
    when 'in_use' then array['done', 'called_off', 'revoked']
    when 'no_show' then array['done']
    -- a payment that came late may find the place still free
    when 'expired' then array['held', 'confirmed']
    else array[]::text[] end)
  then raise exception 'reservations.reservations: % does not become %', old.state, new.state using errcode = '23514'; end if;
  return new;
end $$;
create trigger states_go_on before update of state on reservations.reservations
  for each row execute function reservations.keep_state();

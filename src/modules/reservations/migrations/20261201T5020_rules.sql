-- What was decided by rules can be looked up: a row never says something else later. A correction ends it (`stands`)
-- and begins another.
create function reservations.rules_stay() returns trigger language plpgsql as $$
begin
  raise exception 'rules and tariffs do not change; end them and enter new ones' using errcode = 'check_violation';
end $$;

create trigger rules_stay before update of id, key, rules on reservations.rule_sets
  for each row when ((old.id, old.key, old.rules) is distinct from (new.id, new.key, new.rules))
  execute function reservations.rules_stay();
create trigger tariffs_stay before update of id, key, tariff on reservations.tariffs
  for each row when ((old.id, old.key, old.tariff) is distinct from (new.id, new.key, new.tariff))
  execute function reservations.rules_stay();

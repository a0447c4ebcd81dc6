-- Places are few and change rarely, so that each process keeps them in memory; the number tells it when they are old.
-- It is read in the snapshot in which the places are used, so that every process sees the same.
create table reservations.places_version (
  is_only boolean primary key default true check (is_only),
  version bigint not null
);
insert into reservations.places_version (version) values (1);
revoke insert, delete, truncate on reservations.places_version from madoguchi_app;

create function reservations.places_changed() returns trigger language plpgsql as $$
begin
  update reservations.places_version set version = version + 1;
  return null;
end $$;

do $$
declare
  changing text;
begin
  foreach changing in array array['facilities', 'closed_days', 'atoms', 'spaces', 'space_atoms', 'neighbours', 'patterns',
    'pattern_blocks', 'equipment', 'rule_sets', 'tariffs']
  loop
    execute format('create trigger places_change after insert or update or delete on reservations.%I
      for each statement execute function reservations.places_changed()', changing);
  end loop;
end $$;

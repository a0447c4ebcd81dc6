-- Spaces come in as a sheet too.
alter table reservations.sheet_imports drop constraint sheet_imports_kind_check;
alter table reservations.sheet_imports add constraint sheet_imports_kind_check
  check (kind in ('reservations', 'patterns', 'spaces'));

-- A 指定 that is taken back before its last day (地方自治法 第244条の2第11項): from `ends_on` on the organisation acts for nobody there.
create table organisations.contract_ends (
  contract_id uuid primary key references organisations.contracts,
  ends_on date not null,
  reason text not null check (length(reason) between 1 and 500),
  entered_by uuid not null references people.staff,
  entered_at timestamptz not null
);
create function organisations.check_contract_end() returns trigger language plpgsql as $$
begin
  if not exists (
    select from organisations.contracts c
    where c.id = new.contract_id and new.ends_on >= c.valid_from and new.ends_on < c.valid_to)
  then raise exception 'organisations.contract_ends: not a day of the 指定' using errcode = '23514'; end if;
  return new;
end $$;
create trigger contract_ends_within before insert on organisations.contract_ends
  for each row execute function organisations.check_contract_end();
revoke update, delete, truncate on organisations.contract_ends from madoguchi_app;

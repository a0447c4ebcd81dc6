-- A fee that the office fixes before it decides (事後決済): asked while the case is in review, reminded of once, and given up
-- by itself when its last day is over.
alter table procedures.charges add column before_decision boolean not null default false;
alter table procedures.charges add column remind_on date;
alter table procedures.charges add column reminded_at timestamptz;
alter table procedures.charges add constraint charges_reminded check (before_decision or num_nonnulls(remind_on, reminded_at) = 0);
create index fees_waiting on procedures.charges (pay_by, id)
where before_decision and paid_at is null and cancelled_at is null;

create or replace function procedures.charged_after_grant() returns trigger language plpgsql as $$
begin
  if new.before_decision then
    if not exists (select from procedures.applications a where a.id = new.application_id and a.state = 'in_review') then
      raise exception 'a fee is fixed while the case is in review' using errcode = '23514';
    end if;
  elsif not exists (select from procedures.acts a where a.application_id = new.application_id
    and a.kind = 'decision' and a.outcome <> 'refuse' and a.state = 'effected') then
    raise exception 'only what was granted is charged' using errcode = '23514';
  end if;
  return new;
end $$;

create or replace function procedures.keep_charge() returns trigger language plpgsql as $$
declare
  fixed constant text[] := array['id', 'application_id', 'rule', 'lines', 'total', 'pay_by', 'tag_id', 'asked_by', 'asked_at',
    'before_decision', 'remind_on'];
  once constant text[] := array['paid_at', 'ready_at', 'handed_at', 'cancelled_at', 'reminded_at'];
begin
  if exists (select from unnest(fixed) as key where to_jsonb(old) -> key is distinct from to_jsonb(new) -> key)
     or exists (select from unnest(once) as key
       where to_jsonb(old) -> key <> 'null'::jsonb and to_jsonb(old) -> key is distinct from to_jsonb(new) -> key) then
    raise exception 'a charge is not rewritten' using errcode = '23514';
  end if;
  return new;
end $$;

-- Nothing is decided while its fee waits to be paid.
create function procedures.decided_after_fee() returns trigger language plpgsql as $$
begin
  if new.state in ('proposed', 'accepted') and old.state is distinct from new.state and exists (
    select from procedures.charges g where g.application_id = new.id
      and g.before_decision and g.paid_at is null and g.cancelled_at is null) then
    raise exception 'its fee waits to be paid' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger applications_after_fee before update on procedures.applications
  for each row execute function procedures.decided_after_fee();

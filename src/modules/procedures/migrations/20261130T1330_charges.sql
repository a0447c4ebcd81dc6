-- Money that the office fixes after its decision (写しの作成費用, 再交付の手数料). What is asked is never rewritten; what it is
-- for leaves the house only when it is paid.
create table procedures.charges (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  -- key of the definition's rule: copies, tag-again
  rule text not null check (rule ~ '^[a-z][a-z0-9-]*$'),
  lines jsonb not null check (jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) > 0),
  total int8 not null check (total > 0),
  pay_by date not null,
  -- the lost tag that it replaces
  tag_id uuid references procedures.tags,
  asked_by uuid not null references people.staff,
  asked_at timestamptz not null,
  paid_at timestamptz,
  -- lies ready at the counter
  ready_at timestamptz,
  handed_at timestamptz,
  handed_by uuid references people.staff,
  way text check (way in ('post', 'counter', 'electronic')),
  cancelled_at timestamptz,
  cancelled_by uuid references people.staff,
  cancelled_for text check (cancelled_for in ('not_wanted', 'not_paid', 'mistake')),
  constraint charges_paid_first check (
    (handed_at is null and ready_at is null) or (paid_at is not null and cancelled_at is null)),
  constraint charges_handed check (num_nulls(handed_at, handed_by, way) in (0, 3)),
  constraint charges_cancelled check (
    (cancelled_at is null) = (cancelled_for is null) and (paid_at is null or cancelled_at is null)
    and (cancelled_at is not null or cancelled_by is null))
);
-- One bill at a time for one thing.
create unique index one_open_charge on procedures.charges (application_id, rule, coalesce(tag_id, application_id))
where cancelled_at is null and handed_at is null;
create index charges_of_case on procedures.charges (application_id, asked_at desc, id desc);
create index charges_waiting on procedures.charges (pay_by, id) where cancelled_at is null and handed_at is null;

create function procedures.keep_charge() returns trigger language plpgsql as $$
declare
  fixed constant text[] :=
    array['id', 'application_id', 'rule', 'lines', 'total', 'pay_by', 'tag_id', 'asked_by', 'asked_at'];
  once constant text[] := array['paid_at', 'ready_at', 'handed_at', 'cancelled_at'];
begin
  if exists (select from unnest(fixed) as key where to_jsonb(old) -> key is distinct from to_jsonb(new) -> key)
     or exists (select from unnest(once) as key
       where to_jsonb(old) -> key <> 'null'::jsonb and to_jsonb(old) -> key is distinct from to_jsonb(new) -> key) then
    raise exception 'a charge is not rewritten' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger charges_are_kept before update on procedures.charges
  for each row execute function procedures.keep_charge();
revoke delete on procedures.charges from madoguchi_app;

-- Nothing is asked before something was granted and notified.
create function procedures.charged_after_grant() returns trigger language plpgsql as $$
begin
  if not exists (select from procedures.acts a where a.application_id = new.application_id
    and a.kind = 'decision' and a.outcome <> 'refuse' and a.state = 'effected') then
    raise exception 'only what was granted is charged' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger charges_after_grant before insert on procedures.charges
  for each row execute function procedures.charged_after_grant();

-- 根拠: デジタル手続法 第7条第1項. Decisions are delivered electronically only to who has declared to receive them so.
create table procedures.electronic_consents (
  id uuid primary key default uuidv7(),
  person_id uuid not null references people.persons,
  account_id uuid not null,
  -- null: whatever is delivered electronically
  procedure text check (procedure ~ '^[a-z][a-z0-9-]*$'),
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at),
  -- by the person, or because the record on the register was closed
  ended_by text check (ended_by in ('person', 'register')),
  check ((ended_at is null) = (ended_by is null)),
  constraint one_consent_at_a_time exclude using gist
    (person_id with =, coalesce(procedure, '') with =, tstzrange(started_at, ended_at) with &&)
);

create function procedures.keep_consent() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
     or (old.person_id, old.account_id, old.procedure, old.started_at)
        is distinct from (new.person_id, new.account_id, new.procedure, new.started_at) then
    raise exception 'a declaration is ended, never rewritten' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger consents_are_kept before update on procedures.electronic_consents
  for each row execute function procedures.keep_consent();
revoke delete on procedures.electronic_consents from madoguchi_app;

-- How a letter of an act reaches the person. One that came back or was never opened is followed by another.
create table procedures.deliveries (
  id uuid primary key default uuidv7(),
  act_id uuid not null references procedures.acts,
  person_id uuid not null references people.persons,
  office_id uuid not null references people.offices,
  way text not null check (way in ('post', 'electronic')),
  consent_id uuid references procedures.electronic_consents,
  -- postcode, lines and name as they stand on the letter
  recipient jsonb not null,
  seal text not null check (seal in ('drawn', 'omitted', 'electronic')),
  -- the PDF, once it is drawn
  document_id uuid references platform.documents,
  state text not null default 'making' check (state in
    ('making', 'queued', 'printed', 'posted', 'returned', 'uploaded', 'opened', 'unopened', 'dropped')),
  made_at timestamptz not null,
  printed_at timestamptz,
  printed_by uuid references people.staff,
  posted_at timestamptz,
  posted_by uuid references people.staff,
  -- post: the day on which it is taken to have arrived
  presumed_on date,
  -- electronic, 第7条第3項: recorded in the recipient's file, which is its first opening
  uploaded_at timestamptz,
  arrived_at timestamptz,
  open_by date,
  keep_until date,
  check ((state in ('making', 'dropped')) or document_id is not null),
  check (way = 'post' or state not in ('queued', 'printed', 'posted', 'returned')),
  check (way = 'electronic' or state not in ('uploaded', 'opened', 'unopened')),
  check ((way = 'electronic') = (consent_id is not null)),
  check ((way = 'electronic') = (seal = 'electronic')),
  check (state not in ('uploaded', 'opened', 'unopened') or num_nulls(uploaded_at, open_by, keep_until) = 0),
  -- what was posted because it lay unopened may still be opened in the box
  check (state <> 'opened' or arrived_at is not null),
  check (arrived_at is null or (state in ('opened', 'unopened') and arrived_at >= uploaded_at)),
  check (state not in ('posted', 'returned') or posted_at is not null),
  check (num_nulls(printed_at, printed_by) <> 1 and num_nulls(posted_at, posted_by, presumed_on) in (0, 3))
);
create unique index one_delivery_under_way on procedures.deliveries (act_id)
where state in ('making', 'queued', 'printed', 'posted', 'uploaded', 'opened');
create index deliveries_of_act on procedures.deliveries (act_id, made_at desc);
create index deliveries_to_post on procedures.deliveries (office_id, made_at, id) where state in ('queued', 'printed');
create index deliveries_to_open on procedures.deliveries (open_by, id) where state = 'uploaded';
create index deliveries_of_person on procedures.deliveries (person_id, made_at desc, id desc) where way = 'electronic';

-- A declaration that covers this procedure and stands at the moment of delivery; withdrawing it later moves nothing back.
create function procedures.require_consent() returns trigger language plpgsql as $$
begin
  if not exists (
    select from procedures.electronic_consents c
    join procedures.acts a on a.id = new.act_id
    join procedures.applications p on p.id = a.application_id
    where c.id = new.consent_id and c.person_id = new.person_id
      and (c.procedure is null or c.procedure = p.procedure)
      and tstzrange(c.started_at, c.ended_at) @> coalesce(new.uploaded_at, new.made_at)) then
    raise exception 'nobody receives electronically without having declared so' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger only_who_declared before insert on procedures.deliveries
  for each row when (new.way = 'electronic') execute function procedures.require_consent();
create trigger only_who_still_declares before update of state, uploaded_at, consent_id, person_id, way on procedures.deliveries
  for each row when (new.state = 'uploaded') execute function procedures.require_consent();
revoke delete on procedures.deliveries from madoguchi_app;

-- 電子署名 of the letter's file, beside it: made with the house's own key, which is not in the database.
create table procedures.letter_signatures (
  document_id uuid primary key references platform.documents,
  act_id uuid not null references procedures.acts,
  key_fingerprint text not null check (key_fingerprint ~ '^[0-9a-f]{64}$'),
  signature bytea not null check (length(signature) = 64),
  signed_at timestamptz not null
);
revoke update, delete on procedures.letter_signatures from madoguchi_app;

-- Words that an office lets its programs send: written by one, approved by another, with places for days, times, numbers
-- and codes only. A change is the next number.
create table messaging.templates (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
  no int not null check (no > 0),
  -- for the office
  name text not null check (length(name) between 1 and 80),
  purpose text not null check (length(purpose) between 1 and 400),
  is_statutory boolean not null,
  -- [{ name, kind: 'date' | 'time' | 'number' | 'code' }]
  fields jsonb not null check (jsonb_typeof(fields) = 'array' and jsonb_array_length(fields) <= 10),
  -- by language: { subject, body }; ja always
  texts jsonb not null check (texts ? 'ja'),
  -- path of a page of this house
  link text not null check (link ~ '^/[^/]' and length(link) <= 300),
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  approved_by uuid check (approved_by <> drafted_by),
  approved_at timestamptz,
  ended_at timestamptz,
  unique (office_id, key, no),
  check ((approved_by is null) = (approved_at is null))
);
create unique index one_template_in_use on messaging.templates (office_id, key) where approved_at is not null and ended_at is null;

create function messaging.refuse_other_words() returns trigger language plpgsql as $$
begin
  if (new.office_id, new.key, new.no, new.name, new.purpose, new.is_statutory, new.fields, new.texts, new.link)
    is distinct from (old.office_id, old.key, old.no, old.name, old.purpose, old.is_statutory, old.fields, old.texts, old.link)
    or (old.approved_at is not null and (new.approved_by, new.approved_at) is distinct from (old.approved_by, old.approved_at))
    or (old.ended_at is not null and new.ended_at is distinct from old.ended_at) then
    raise exception 'what was drafted is never rewritten' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger templates_stay before update on messaging.templates
  for each row execute function messaging.refuse_other_words();

-- One message that a program of an office asked for, once for each reference of its own.
create table messaging.program_messages (
  id uuid primary key default uuidv7(),
  client_id uuid not null,
  reference text not null check (reference ~ '^[A-Za-z0-9._:-]{1,100}$'),
  body_hash bytea not null check (length(body_hash) = 32),
  template_id uuid not null references messaging.templates,
  -- missing: nobody has the number, or who has it is told nothing any more
  person_id uuid,
  -- only what the template has a place for: days, times, numbers, codes
  fields jsonb not null,
  state text not null default 'created' check (state in ('created', 'sent', 'permanent-failure', 'technical-failure')),
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (client_id, reference),
  check ((state = 'created') = (settled_at is null))
);
create index program_messages_of on messaging.program_messages (client_id, id desc);
create index program_messages_to on messaging.program_messages (person_id) where person_id is not null;

-- Where a program wants to be told what became of its messages.
create table messaging.callbacks (
  client_id uuid primary key,
  url text not null check (length(url) between 1 and 500),
  -- sealed
  secret bytea not null,
  made_at timestamptz not null
);

create table messaging.callback_news (
  id uuid primary key default uuidv7(),
  message_id uuid not null unique references messaging.program_messages,
  tries int not null default 0 check (tries between 0 and 5),
  -- real time
  next_try_at timestamptz not null default clock_timestamp(),
  status int check (status between 100 and 599),
  ended text check (ended in ('delivered', 'refused', 'given-up')),
  ended_at timestamptz,
  check ((ended is null) = (ended_at is null))
);
create index callback_news_open on messaging.callback_news (next_try_at) where ended is null;

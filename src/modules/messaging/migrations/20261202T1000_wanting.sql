-- What people want to know and how; whom the office may address, and for which purpose; what it sends to many.

-- Topics of the profile that a person chose.
create table messaging.topic_choices (
  person_id uuid not null,
  topic text not null check (topic ~ '^[a-z][a-z0-9-]{0,39}$'),
  chosen_at timestamptz not null,
  primary key (person_id, topic)
);
create index topic_choices_of_topic on messaging.topic_choices (topic, person_id);

-- How often and when a person wants to be told, and what they say about themselves. Said by them, not taken from a register.
create table messaging.habits (
  person_id uuid primary key,
  frequency text not null default 'at-once' check (frequency in ('at-once', 'daily', 'weekly')),
  -- hours in which ordinary messages may come, [from, until), over midnight where from > until; both null: those of the office
  hours_from time,
  hours_until time,
  -- keys of the profile
  age_group text check (age_group ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  area text check (length(area) between 1 and 40),
  child_birth_years smallint[] not null default '{}' check (cardinality(child_birth_years) <= 12),
  changed_at timestamptz not null,
  check ((hours_from is null) = (hours_until is null) and hours_from is distinct from hours_until)
);

-- Whether what was chosen comes on this channel too; what concerns the person alone comes anyway.
alter table messaging.contacts add column for_topics boolean not null default true;

-- The account of the office in a person's LINE, as far as its webhooks told: in whatever order they came.
create table messaging.line_friends (
  line_user_id text primary key check (line_user_id ~ '^U[0-9a-f]{32}$'),
  is_following boolean not null,
  -- moment of the event that said so; an older one changes nothing
  said_at timestamptz not null
);

create table messaging.segments (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  created_by uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz
);
create unique index segment_names on messaging.segments (office_id, name) where ended_at is null;

-- Never changed once approved; a change is the next version.
create table messaging.segment_versions (
  id uuid primary key default uuidv7(),
  segment_id uuid not null references messaging.segments,
  no int not null check (no > 0),
  definition jsonb not null,
  -- whether it looks at a register; only then a ground is needed
  uses_register boolean not null,
  purpose text not null check (length(purpose) between 1 and 400),
  -- 個人情報の保護に関する法律: within the purpose for which the register is kept, or 第69条第2項 第1号 … 第4号
  ground text not null check (ground in ('declared', 'within', '69-2-1', '69-2-2', '69-2-3', '69-2-4')),
  ground_reason text check (length(ground_reason) between 1 and 800),
  valid_from date not null,
  valid_to date not null check (valid_from < valid_to and valid_to <= valid_from + interval '1 year'),
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  approved_by uuid check (approved_by <> drafted_by),
  approved_at timestamptz,
  unique (segment_id, no),
  check ((approved_by is null) = (approved_at is null)),
  check (uses_register = (ground <> 'declared')),
  check (ground in ('declared', 'within') or ground_reason is not null)
);

-- A number that was shown, so that the same question has the same answer and small groups cannot be found by subtraction.
create table messaging.previews (
  id uuid primary key default uuidv7(),
  office_id uuid not null,
  staff_id uuid not null,
  definition jsonb not null,
  -- as shown: rounded; null: fewer than the least number that is told
  shown int,
  -- whether it was counted for this question, and not repeated from one like it
  is_fresh boolean not null,
  at timestamptz not null
);
create index previews_of_office on messaging.previews (office_id, id desc);

create table messaging.campaigns (
  id uuid primary key default uuidv7(),
  serial bigint generated always as identity,
  office_id uuid not null,
  -- for the office
  title text not null check (length(title) between 1 and 80),
  -- those who chose it; with a segment: only those of them. A campaign has at least one of the two
  topic text check (topic ~ '^[a-z][a-z0-9-]{0,39}$'),
  segment_version_id uuid references messaging.segment_versions,
  urgency text not null default 'ordinary' check (urgency in ('ordinary', 'emergency')),
  -- the law makes us send it: nobody can stop it
  is_statutory boolean not null default false,
  channels text[] not null check (channels <@ array['line', 'push', 'mail', 'letter'] and cardinality(channels) > 0),
  -- by language: { subject, body }; ja always
  texts jsonb not null check (texts ? 'ja'),
  -- path of a page of this house, or https address
  link text not null default '' check (length(link) <= 900),
  -- when that happened of which it tells; what is too old is not sent
  source_at timestamptz,
  send_at timestamptz not null,
  expires_at timestamptz not null check (send_at < expires_at),
  state text not null default 'draft' check (state in (
    'draft', 'submitted', 'approved', 'sending', 'braked', 'done', 'expired', 'withdrawn')),
  -- goes to exactly those who were addressed by that one, on the same channels
  corrects uuid references messaging.campaigns check (corrects <> id),
  drafted_by uuid not null,
  submitted_by uuid,
  submitted_at timestamptz,
  approved_by uuid check (approved_by <> submitted_by and approved_by <> drafted_by),
  approved_at timestamptz,
  -- intents are written: from then on nobody joins
  materialised_at timestamptz,
  recipients int,
  finished_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check (topic is not null or segment_version_id is not null or corrects is not null),
  check ((submitted_by is null) = (submitted_at is null) and (approved_by is null) = (approved_at is null)),
  check (state not in ('approved', 'sending', 'braked', 'done') or approved_at is not null),
  check (state not in ('sending', 'braked', 'done') or materialised_at is not null),
  check ((state in ('done', 'expired', 'withdrawn')) = (finished_at is not null))
);
create unique index one_correction on messaging.campaigns (corrects) where state not in ('withdrawn', 'expired');
create index campaigns_of_office on messaging.campaigns (office_id, id desc);
create index campaigns_open on messaging.campaigns (send_at) where state in ('approved', 'sending', 'braked');

-- Only added to.
create table messaging.campaign_events (
  id uuid primary key default uuidv7(),
  campaign_id uuid not null references messaging.campaigns,
  kind text not null check (kind in (
    'drafted', 'changed', 'submitted', 'returned', 'approved', 'materialised', 'braked', 'released', 'done', 'expired',
    'withdrawn', 'tested', 'corrected')),
  staff_id uuid,
  at timestamptz not null,
  -- what stood in it at that moment, for the difference that the second person reads
  content jsonb not null default '{}'
);
create index campaign_events_of on messaging.campaign_events (campaign_id, id);
revoke update, delete on messaging.campaign_events from madoguchi_app;

-- Who is to be told on which channel: written once, in the transaction that starts the campaign. A second run adds nobody.
create table messaging.intents (
  cause uuid not null references messaging.campaigns,
  channel text not null check (channel in ('line', 'push', 'mail', 'letter')),
  person_id uuid not null,
  batch int not null,
  primary key (cause, channel, person_id)
);
create index intents_of_batch on messaging.intents (cause, channel, batch);
create index intents_of_person on messaging.intents (person_id, cause);

-- At most 500 recipients of one text on one channel. Who is in it is settled when it is claimed, after the late checks, and
-- never again: every attempt is the same bytes under the same key.
create table messaging.chunks (
  id uuid primary key default uuidv7(),
  cause uuid not null references messaging.campaigns,
  channel text not null check (channel in ('line', 'push', 'mail', 'letter')),
  batch int not null,
  lang text not null check (lang in ('ja', 'easy', 'en')),
  -- 0: emergency
  priority smallint not null default 10,
  state text not null default 'created' check (state in (
    'created', 'sending', 'temporary-failure', 'sent', 'permanent-failure', 'unknown', 'cancelled', 'split')),
  reason text,
  -- business time: quiet hours are over
  not_before timestamptz not null,
  -- sealed
  recipients uuid[],
  addresses text[],
  -- of the intents of this batch, who was left out and why: { person: reason }
  left_out jsonb,
  body text,
  retry_key uuid,
  -- how many of the recipients have been served, on channels that take one at a time
  progress int not null default 0,
  attempts int not null default 0,
  is_ambiguous boolean not null default false,
  -- real time
  first_attempt_at timestamptz,
  next_attempt_at timestamptz not null default clock_timestamp(),
  provider_id text,
  split_from uuid references messaging.chunks,
  settled_at timestamptz,
  check (cardinality(recipients) <= 500),
  check (state in ('created', 'cancelled') or (recipients is not null and body is not null and retry_key is not null)),
  check ((settled_at is not null) = (state in ('sent', 'permanent-failure', 'unknown', 'cancelled', 'split')))
);
create unique index one_chunk_a_batch on messaging.chunks (cause, channel, batch) where split_from is null;
create index chunks_open on messaging.chunks (priority, next_attempt_at) where settled_at is null;
create index chunks_of_cause on messaging.chunks (cause, channel);

create function messaging.refuse_unsealing() returns trigger language plpgsql as $$
begin
  if old.body is not null and (new.recipients, new.addresses, new.left_out, new.body, new.retry_key, new.first_attempt_at)
    is distinct from (old.recipients, old.addresses, old.left_out, old.body, old.retry_key, old.first_attempt_at) then
    raise exception 'a sealed chunk is never changed' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger chunks_stay_sealed before update on messaging.chunks
  for each row execute function messaging.refuse_unsealing();

-- What a provider takes in a second, shared by every process.
create table messaging.buckets (
  name text primary key,
  per_second int not null check (per_second > 0),
  burst int not null check (burst > 0),
  tokens double precision not null,
  refilled_at timestamptz not null
);

-- Takes what there is, up to `wanted`; `wait_ms`: when the next one will be there. Real time.
create function messaging.draw(bucket text, wanted int, rate int, most int, out granted int, out wait_ms int)
language plpgsql as $$
declare
  had double precision;
begin
  insert into messaging.buckets (name, per_second, burst, tokens, refilled_at)
    values (bucket, rate, most, most, clock_timestamp()) on conflict do nothing;
  select least(most, tokens + extract(epoch from clock_timestamp() - refilled_at) * rate) into had
    from messaging.buckets where name = bucket for update;
  -- read again: whoever waited for the row must not refill twice
  select least(most, tokens + greatest(0, extract(epoch from clock_timestamp() - refilled_at)) * rate) into had
    from messaging.buckets where name = bucket;
  granted := least(wanted, floor(had)::int);
  wait_ms := case when granted > 0 then 0 else ceil((1 - had) * 1000 / rate)::int end;
  update messaging.buckets set tokens = had - granted, refilled_at = clock_timestamp(), per_second = rate, burst = most
    where name = bucket;
end $$;

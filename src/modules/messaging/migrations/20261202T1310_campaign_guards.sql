-- What is shown for approval is what is sent, and nobody approves what they wrote themselves.

alter table messaging.campaigns
  -- why it may come at night
  add column override_reason text check (length(override_reason) between 1 and 200),
  -- from then on what it tells of is too old to be sent for the first time
  add column stale_at timestamptz,
  -- the other approver, where an office sends many emergencies at once
  add column also_approved_by uuid,
  add column also_approved_at timestamptz,
  add constraint campaigns_also_whole check ((also_approved_by is null) = (also_approved_at is null)),
  add constraint campaigns_also_another check (
    also_approved_by <> drafted_by and also_approved_by <> submitted_by and also_approved_by <> approved_by),
  add constraint campaigns_never_stale check (materialised_at <= stale_at);

create function messaging.guard_campaign() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and
    (new.office_id, new.title, new.topic, new.segment_version_id, new.urgency, new.is_statutory, new.channels, new.texts,
      new.link, new.source_at, new.send_at, new.expires_at, new.corrects, new.override_reason)
    is distinct from
    (old.office_id, old.title, old.topic, old.segment_version_id, old.urgency, old.is_statutory, old.channels, old.texts,
      old.link, old.source_at, old.send_at, old.expires_at, old.corrects, old.override_reason) then
    raise exception 'only a draft is changed' using errcode = '23514';
  end if;
  if old.state = 'draft' and new.state = 'submitted' and new.urgency = 'emergency' and new.override_reason is null then
    raise exception 'an emergency says why it may come at night' using errcode = '23514';
  end if;
  if (new.approved_by, new.also_approved_by) is distinct from (old.approved_by, old.also_approved_by) and exists (
    select 1 from messaging.campaign_events e
    where e.campaign_id = new.id and e.kind in ('drafted', 'changed', 'submitted')
      and e.staff_id in (new.approved_by, new.also_approved_by)) then
    raise exception 'who wrote it never approves it' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger campaigns_guarded before update on messaging.campaigns
  for each row execute function messaging.guard_campaign();

create index campaigns_by_state on messaging.campaigns (office_id, state, id desc);
create index campaigns_of_emergency on messaging.campaigns (office_id, approved_at) where urgency = 'emergency';

-- Addresses that members of staff registered for themselves, to see a message before anybody else does.
create table messaging.test_recipients (
  id uuid primary key default uuidv7(),
  staff_id uuid not null,
  channel text not null check (channel in ('line', 'mail')),
  address text not null check (length(address) between 3 and 320),
  asked_at timestamptz not null,
  -- wrong codes
  tries int not null default 0 check (tries between 0 and 5),
  confirmed_at timestamptz,
  ended_at timestamptz
);
create unique index test_recipients_of_staff on messaging.test_recipients (staff_id, channel) where ended_at is null;

-- A test goes to one of these and to nothing else: it knows no segment, no topic and no contact.
create table messaging.test_sends (
  id uuid primary key default uuidv7(),
  campaign_id uuid not null references messaging.campaigns,
  recipient_id uuid not null references messaging.test_recipients,
  body text not null,
  retry_key uuid not null,
  asked_at timestamptz not null,
  state text not null default 'created' check (state in ('created', 'sent', 'failed')),
  reason text,
  settled_at timestamptz,
  check ((state = 'created') = (settled_at is null))
);
create index test_sends_of_campaign on messaging.test_sends (campaign_id, id desc);

-- What came of it, counted once when it is over: { channels, lines: [{ key, people }] }, numbers only.
alter table messaging.campaigns add column outcome jsonb;
create index campaigns_uncounted on messaging.campaigns (finished_at)
  where finished_at is not null and materialised_at is not null and outcome is null;
create index campaigns_finished on messaging.campaigns (office_id, finished_at) where materialised_at is not null;

-- How many intents a chunk answers for; of one that was replaced by another one, only those who were left out.
alter table messaging.chunks add column if not exists planned int not null default 0;

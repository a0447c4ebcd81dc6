-- A third way to a device: web push. Who has a device has one contact of this channel; where its devices are stands apart.
alter table messaging.contacts drop constraint contacts_channel_check;
alter table messaging.contacts add constraint contacts_channels check (channel in ('line', 'mail', 'push'));
alter table messaging.deliveries drop constraint deliveries_channel_check;
alter table messaging.deliveries add constraint deliveries_channels check (channel in ('line', 'mail', 'push', 'letter'));

-- What a browser gave us: the push service's address of it and its keys (RFC 8291). Ended ones stay, for who asks why nothing came.
create table messaging.push_subscriptions (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  endpoint text not null check (length(endpoint) between 10 and 1000),
  p256dh text not null check (length(p256dh) = 87),
  auth text not null check (length(auth) = 22),
  -- coarse, as 「iPhone（Safari）」
  label text not null check (length(label) between 1 and 80),
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_reason text check (ended_reason in ('by-person', 'gone', 'another-person')),
  check ((ended_at is null) = (ended_reason is null))
);
-- A browser belongs to who pressed the button last.
create unique index push_subscriptions_live on messaging.push_subscriptions (endpoint) where ended_at is null;
create index push_subscriptions_of_person on messaging.push_subscriptions (person_id, id) where ended_at is null;

-- Which device has a message already, so that another attempt goes to the others only. Real time; kept for three days.
create table messaging.push_arrivals (
  tag text not null check (length(tag) between 1 and 80),
  subscription_id uuid not null references messaging.push_subscriptions on delete cascade,
  at timestamptz not null default clock_timestamp(),
  primary key (tag, subscription_id)
);
create index push_arrivals_old on messaging.push_arrivals (at);
create index push_arrivals_of_subscription on messaging.push_arrivals (subscription_id);

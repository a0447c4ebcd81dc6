-- Letters of messages to many: numbered like those of notices, with the person's wishes, printed by the office where
-- machines cannot. They have no delivery of their own; their words stand with them.
alter table messaging.notice_letters
  alter column delivery_id drop not null,
  add column campaign_id uuid references messaging.campaigns on delete cascade,
  add column body text,
  add unique (campaign_id, person_id),
  add check ((delivery_id is null) = (campaign_id is not null)),
  add check ((campaign_id is null) = (body is null));

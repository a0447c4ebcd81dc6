-- An invitation that goes to somebody by mail. The address is sealed, and gone with the answer or the last day.
create table reservations.invitation_mails (
  invitation_id uuid primary key references reservations.member_invitations,
  sealed bytea,
  address_hash bytea check (length(address_hash) = 32),
  lang text not null check (lang in ('ja', 'easy', 'en')),
  asked_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'sent', 'refused')),
  check ((sealed is null) = (address_hash is null))
);
create index invitation_mails_by_address on reservations.invitation_mails (address_hash) where address_hash is not null;
revoke delete, truncate on reservations.invitation_mails from madoguchi_app;

-- When a mail address last opened its account: one that nothing else opens and nobody uses is closed after a year.
alter table auth.mail_addresses add column used_at timestamptz not null default clock_timestamp();
create index mail_addresses_unused on auth.mail_addresses (used_at) where ended_at is null;

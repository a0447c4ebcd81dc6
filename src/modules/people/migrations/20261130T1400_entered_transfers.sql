-- 人事異動 as it was entered, with the posts that the person had from that day on before it, so that it can be taken back.
create table people.entered_transfers (
  id uuid primary key default uuidv7(),
  staff_id uuid not null references people.staff,
  from_day date not null,
  posts_before jsonb not null check (jsonb_typeof(posts_before) = 'array'),
  entered_by uuid not null references people.staff,
  entered_at timestamptz not null,
  cancelled_by uuid references people.staff,
  cancelled_at timestamptz,
  check ((cancelled_by is null) = (cancelled_at is null))
);
create unique index one_transfer_a_day on people.entered_transfers (staff_id, from_day) where cancelled_at is null;
create index transfers_to_come on people.entered_transfers (from_day) where cancelled_at is null;
revoke delete on people.entered_transfers from madoguchi_app;

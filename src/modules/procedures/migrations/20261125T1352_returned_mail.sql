-- 返戻: what the post brought back, of a letter or of a certificate, and what became of it. A case never closes over it.
create table procedures.returned_mail (
  id uuid primary key default uuidv7(),
  delivery_id uuid references procedures.deliveries,
  dispatch_id uuid references procedures.dispatches,
  application_id uuid not null references procedures.applications,
  office_id uuid not null references people.offices,
  reason text not null check (reason in ('unknown_address', 'storage_expired', 'refused')),
  returned_on date not null,
  entered_by uuid not null references people.staff,
  entered_at timestamptz not null,
  resolution text check (resolution in ('resent', 'public_notice', 'handed_over', 'kept')),
  resolution_note text check (length(resolution_note) between 1 and 2000),
  resolved_by uuid references people.staff,
  resolved_at timestamptz,
  check (num_nonnulls(delivery_id, dispatch_id) = 1),
  check (num_nulls(resolution, resolved_by, resolved_at) in (0, 3)),
  -- 公示送達 and whatever was not sent again is explained
  check (resolution is null or resolution = 'resent' or resolution_note is not null)
);
create unique index one_open_return_of_a_letter on procedures.returned_mail (delivery_id) where resolved_at is null;
create unique index one_open_return_of_a_paper on procedures.returned_mail (dispatch_id) where resolved_at is null;
create index returned_mail_open on procedures.returned_mail (office_id, returned_on, id) where resolved_at is null;
create index returned_mail_of_case on procedures.returned_mail (application_id);
revoke delete on procedures.returned_mail from madoguchi_app;

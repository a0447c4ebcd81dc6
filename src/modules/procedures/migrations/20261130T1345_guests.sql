-- Asked for without a card, by somebody whom no register proves; only where the procedure is open to anybody.
alter table procedures.applications add column is_guest boolean not null default false,
  add constraint applications_guests check (not is_guest or (channel = 'web' and account_id is not null));
create index applications_old_guests on procedures.applications (updated_at) where is_guest and submitted_at is null;

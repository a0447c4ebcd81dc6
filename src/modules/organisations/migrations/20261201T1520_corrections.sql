-- What the office has corrected of an organisation: each row is how it stood before, and why it was put right.
create table organisations.corrections (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references organisations.organisations,
  name text not null,
  name_kana text not null,
  corporate_number text,
  is_authorised boolean not null,
  is_public boolean not null,
  reason text not null check (length(reason) between 1 and 500),
  corrected_by uuid not null references people.staff,
  corrected_at timestamptz not null
);
create index corrections_of_organisation on organisations.corrections (organisation_id, id);
revoke update, delete, truncate on organisations.corrections from madoguchi_app;

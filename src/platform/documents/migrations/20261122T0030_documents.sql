create table platform.documents (
  id uuid primary key default uuidv7(),
  kind text not null,
  media_type text not null default 'application/pdf',
  bytes bytea not null,
  sha256 bytea not null,
  owner_kind text not null,
  owner_id uuid not null,
  created_at timestamptz not null
);

create index documents_owner on platform.documents (owner_kind, owner_id);

-- Whose data are printed on it; compared with the authorised people before anything leaves the house.
create table platform.document_subjects (
  document_id uuid not null references platform.documents (id),
  person_id uuid not null,
  primary key (document_id, person_id)
);

create index document_subjects_person on platform.document_subjects (person_id);

create function platform.refuse_document_change() returns trigger language plpgsql as $$
begin
  raise exception 'an issued document is never changed' using errcode = 'restrict_violation';
end
$$;

create trigger never_changed before update on platform.documents
for each statement execute function platform.refuse_document_change();

create trigger never_changed before update on platform.document_subjects
for each statement execute function platform.refuse_document_change();

-- 文書番号: one row per symbol and fiscal year, locked while a number is taken, so that no number is left out.
create table platform.document_numbers (
  symbol text not null,
  fiscal_year integer not null,
  last integer not null check (last >= 1),
  primary key (symbol, fiscal_year)
);

create schema procedures;

-- A procedure is data. Published revisions never change: a draft ends on the revision it began with.
create table procedures.revisions (
  id uuid primary key default uuidv7(),
  procedure text not null check (procedure ~ '^[a-z][a-z0-9-]*$'),
  number int not null check (number > 0),
  definition jsonb not null,
  published_at timestamptz not null,
  unique (procedure, number)
);

create function procedures.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never changed', tg_table_schema || '.' || tg_table_name using errcode = '23514';
end $$;

create trigger revisions_are_frozen before update or delete on procedures.revisions
  for each row execute function procedures.refuse_change();

create table procedures.applications (
  id uuid primary key default uuidv7(),
  procedure text not null,
  revision_id uuid not null references procedures.revisions,
  submitted_revision_id uuid references procedures.revisions,
  applicant_person_id uuid not null references people.persons,
  account_id uuid not null,
  office_id uuid not null references people.offices,
  lang text not null check (lang in ('ja', 'easy', 'en')),
  state text not null default 'draft' check (state in (
    'draft', 'confirmed', 'submitted', 'in_review', 'awaiting_correction', 'proposed',
    'awaiting_payment', 'issuing', 'issued', 'completed', 'refused', 'withdrawn')),
  -- what was signed and paid for: SHA-256 over the canonical answers, subjects and fee
  content_hash bytea,
  fee_total int8 check (fee_total >= 0),
  receipt_number text unique,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  confirmed_at timestamptz,
  submitted_at timestamptz,
  due_on date,
  closed_at timestamptz,
  version int not null default 1,
  check ((state in ('draft')) or content_hash is not null or state = 'withdrawn'),
  check (state in ('draft', 'confirmed') or submitted_at is not null or state = 'withdrawn'),
  check ((submitted_at is null) = (receipt_number is null)),
  check ((submitted_at is null) = (submitted_revision_id is null))
);
create index applications_of_person on procedures.applications (applicant_person_id, created_at desc, id desc);
create index applications_of_office on procedures.applications (office_id, due_on, id) where submitted_at is not null;

create sequence procedures.receipt_serial;

create table procedures.answers (
  application_id uuid not null references procedures.applications on delete cascade,
  field_id text not null,
  row_id text not null default '',
  value jsonb not null,
  source text not null check (source in ('resident', 'register', 'staff')),
  updated_at timestamptz not null,
  primary key (application_id, field_id, row_id)
);

-- Whose record may be printed. Written once, at submission; certificate_subjects can only repeat these.
create table procedures.subjects (
  application_id uuid not null references procedures.applications,
  person_id uuid not null references people.persons,
  primary key (application_id, person_id)
);
create trigger subjects_are_frozen before update or delete on procedures.subjects
  for each row execute function procedures.refuse_change();

-- The course of a case, told to the resident and the staff. Ids, no personal text.
create table procedures.case_events (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  at timestamptz not null,
  kind text not null,
  actor_kind text not null check (actor_kind in ('resident', 'staff', 'system')),
  staff_id uuid references people.staff,
  data jsonb not null default '{}'
);
create index case_events_of_application on procedures.case_events (application_id, at, id);

create table procedures.assignments (
  application_id uuid primary key references procedures.applications,
  staff_id uuid not null references people.staff,
  since timestamptz not null
);
create index assignments_of_staff on procedures.assignments (staff_id);

create table procedures.corrections (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  -- stable field ids that may be answered again; 'paper' asks for an upload
  fields text[] not null check (cardinality(fields) > 0),
  reason text not null check (length(reason) between 1 and 2000),
  answer_by date not null,
  requested_by uuid not null references people.staff,
  requested_at timestamptz not null,
  answered_at timestamptz,
  -- the answers before, by field id, for the difference shown to the clerk
  before jsonb not null default '{}',
  file_id uuid
);
create unique index one_open_correction on procedures.corrections (application_id) where answered_at is null;

create table procedures.decisions (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  outcome text not null check (outcome in ('issue', 'refuse')),
  reason text check (reason is null or length(reason) between 1 and 4000),
  proposed_by uuid not null references people.staff,
  proposed_at timestamptz not null,
  confirmed_by uuid references people.staff,
  confirmed_at timestamptz,
  returned_by uuid references people.staff,
  returned_at timestamptz,
  return_note text,
  -- 二人で確かめる: the one who confirms is never the one who proposed
  check (confirmed_by is distinct from proposed_by or confirmed_by is null),
  check (outcome = 'issue' or reason is not null),
  check (confirmed_at is null or returned_at is null)
);
create unique index one_open_decision on procedures.decisions (application_id) where returned_at is null;

create table procedures.certificates (
  id uuid primary key default uuidv7(),
  application_id uuid not null unique references procedures.applications,
  kind text not null,
  document_number text not null unique,
  issue_number text not null unique,
  -- 16 characters of Crockford base32 (80 bits): what the paper's QR and the public check carry
  verification_code text not null unique check (verification_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  issued_on date not null,
  copies int not null check (copies between 1 and 10),
  document_id uuid,
  rendered_at timestamptz,
  withdrawn_at timestamptz,
  check ((document_id is null) = (rendered_at is null))
);

create table procedures.certificate_subjects (
  certificate_id uuid not null references procedures.certificates,
  application_id uuid not null,
  person_id uuid not null,
  primary key (certificate_id, person_id),
  -- nobody can be printed who was not authorised in this very case
  foreign key (application_id, person_id) references procedures.subjects (application_id, person_id)
);

create table procedures.dispatches (
  id uuid primary key default uuidv7(),
  application_id uuid not null unique references procedures.applications,
  certificate_id uuid not null references procedures.certificates,
  way text not null check (way in ('post', 'counter')),
  state text not null default 'queued' check (state in ('queued', 'printed', 'posted', 'on_shelf', 'handed_over', 'returned')),
  office_id uuid not null references people.offices,
  shelf text,
  -- SHA-256 of the code inside the resident's QR
  pickup_code_hash bytea unique,
  queued_at timestamptz not null,
  printed_at timestamptz,
  printed_by uuid references people.staff,
  done_at timestamptz,
  done_by uuid references people.staff,
  check (way = 'post' or state <> 'posted'),
  check (way = 'counter' or state not in ('on_shelf', 'handed_over'))
);
create index dispatches_waiting on procedures.dispatches (office_id, state, queued_at, id) where state in ('queued', 'printed', 'on_shelf');

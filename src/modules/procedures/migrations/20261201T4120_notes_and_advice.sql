-- What staff write down on a case for one another: public records, only added to; a wrong one is corrected by another.
create table procedures.case_notes (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications on delete cascade,
  body text not null check (length(body) between 1 and 4000),
  corrects_id uuid references procedures.case_notes,
  written_by uuid not null references people.staff,
  written_at timestamptz not null
);
create index notes_of_case on procedures.case_notes (application_id, written_at, id);
revoke update, delete on procedures.case_notes from madoguchi_app;

-- 意見照会: another office is asked about a case and sees of it only what is named here, while it has not answered.
create table procedures.advice (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications on delete cascade,
  -- the asked one; what is open goes to its successor
  office_id uuid not null references people.offices,
  question text not null check (length(question) between 1 and 4000),
  -- keys of answers, 'applicant' (the name)
  shares text[] not null,
  due_on date not null,
  asked_by uuid not null references people.staff,
  asked_at timestamptz not null,
  answer text check (length(answer) between 1 and 8000),
  answered_by uuid references people.staff,
  reminded_at timestamptz,
  ended_at timestamptz,
  ended_for text check (ended_for in ('answered', 'withdrawn', 'expired')),
  check (num_nulls(answer, answered_by) in (0, 2)),
  check ((ended_at is null) = (ended_for is null)),
  check ((answer is not null) = (ended_for is not distinct from 'answered'))
);
create index advice_of_case on procedures.advice (application_id, asked_at, id);
create index advice_of_office on procedures.advice (office_id, due_on, id) where ended_at is null;
create index advice_open on procedures.advice (due_on, id) where ended_at is null;

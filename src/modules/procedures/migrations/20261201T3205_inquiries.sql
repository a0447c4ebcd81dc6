-- What a person asks the office about their application, and what it answers: both see all of it, nobody rewrites it.
create table procedures.inquiries (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  written_at timestamptz not null,
  -- the applicant or who files for them; else who answers for the office
  person_id uuid references people.persons,
  staff_id uuid references people.staff,
  body text not null check (length(body) between 1 and 2000),
  check ((person_id is null) <> (staff_id is null))
);
create index inquiries_of_application on procedures.inquiries (application_id, written_at, id);
revoke update, delete on procedures.inquiries from madoguchi_app;

-- Asked and not answered yet. The queue finds it, whatever the state of the case.
alter table procedures.applications add column question_waiting boolean not null default false,
  add constraint applications_question check (not question_waiting or submitted_at is not null);
create index applications_asked on procedures.applications (office_id, due_on, id) where question_waiting;

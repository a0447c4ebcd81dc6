-- What an office sticks on its cases for its own work: a word and a colour, at most twenty an office (one a slot).
create table procedures.labels (
  id uuid primary key default uuidv7(),
  office_id uuid not null references people.offices,
  slot smallint not null check (slot between 1 and 20),
  name text not null check (length(name) between 1 and 20),
  colour text not null check (colour in ('grey', 'green', 'blue', 'orange', 'red')),
  made_by uuid not null references people.staff,
  made_at timestamptz not null,
  unique (office_id, slot),
  unique (office_id, name)
);

create table procedures.case_labels (
  application_id uuid not null references procedures.applications on delete cascade,
  label_id uuid not null references procedures.labels on delete cascade,
  put_by uuid not null references people.staff,
  put_at timestamptz not null,
  primary key (application_id, label_id)
);
create index cases_of_label on procedures.case_labels (label_id, application_id);

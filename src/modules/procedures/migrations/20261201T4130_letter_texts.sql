-- Texts that an office uses again and again when it asks or refuses. Each change is a version of its own; what was sent holds
-- its own words.
create table procedures.letter_texts (
  id uuid primary key default uuidv7(),
  office_id uuid not null references people.offices,
  kind text not null check (kind in ('correction', 'refusal')),
  name text not null check (length(name) between 1 and 60),
  made_by uuid not null references people.staff,
  made_at timestamptz not null,
  ended_at timestamptz
);
create index letter_texts_of_office on procedures.letter_texts (office_id, kind, name, id) where ended_at is null;

create table procedures.letter_text_versions (
  text_id uuid not null references procedures.letter_texts,
  number int not null check (number > 0),
  body text not null check (length(body) between 1 and 2000),
  written_by uuid not null references people.staff,
  written_at timestamptz not null,
  primary key (text_id, number)
);
revoke update, delete on procedures.letter_text_versions from madoguchi_app;

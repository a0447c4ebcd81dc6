-- Papers that another system prints: no document of this house, but the numbers of the security paper that went out.
alter table procedures.certificates
  alter column document_number drop not null,
  alter column issue_number drop not null,
  alter column verification_code drop not null,
  add column made_at timestamptz,
  add column made_by uuid references people.staff,
  add constraint certificates_numbered_by_one check (
    case when made_at is null
      then made_by is null and num_nulls(document_number, issue_number, verification_code) = 0
      else made_by is not null and num_nonnulls(document_id, document_number, issue_number, verification_code) = 0
    end);

create table procedures.outside_papers (
  certificate_id uuid not null references procedures.certificates,
  position int not null check (position between 1 and 10),
  kind text not null,
  number text not null check (number ~ '^[0-9A-Z-]{2,20}$'),
  primary key (certificate_id, position),
  -- one sheet goes to one person
  unique (kind, number)
);
revoke update, delete on procedures.outside_papers from madoguchi_app;

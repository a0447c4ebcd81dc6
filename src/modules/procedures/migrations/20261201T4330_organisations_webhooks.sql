-- A request that an officer has made their organisation's. Organisations are another module's: only the id stands here.
create table procedures.organisation_cases (
  application_id uuid primary key references procedures.applications on delete cascade,
  organisation_id uuid not null,
  named_by uuid not null references people.persons,
  named_at timestamptz not null
);
create index organisation_cases_of on procedures.organisation_cases (organisation_id, named_at, application_id);

-- An address is an office's, for the cases of one procedure, or an organisation's, for the requests that are its own.
alter table procedures.webhooks
  alter column office_id drop not null,
  alter column procedure drop not null,
  alter column made_by drop not null,
  add column organisation_id uuid,
  add column made_by_person uuid references people.persons,
  add constraint webhooks_of_one check (
    case when organisation_id is null
      then office_id is not null and procedure is not null and made_by is not null and made_by_person is null
      else office_id is null and procedure is null and made_by is null and made_by_person is not null
    end);
create index webhooks_of_organisation on procedures.webhooks (organisation_id, made_at, id) where organisation_id is not null;

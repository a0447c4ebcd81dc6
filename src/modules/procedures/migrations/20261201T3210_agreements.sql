-- The other adult of the household in whose name something is filed too: they agree themselves, to exactly this content.
alter table procedures.applications add column co_applicant_person_id uuid references people.persons,
  add constraint applications_co_applicant check (co_applicant_person_id is distinct from applicant_person_id);

create table procedures.agreements (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications on delete cascade,
  person_id uuid not null references people.persons,
  -- of what was confirmed, as it was signed
  content_hash bytea not null,
  asked_at timestamptz not null,
  answer_by date not null,
  answered_at timestamptz,
  -- superseded: the applicant changed it first; overdue: nobody answered in time
  answer text check (answer in ('given', 'declined', 'superseded', 'overdue')),
  reason text check (length(reason) between 1 and 1000),
  withdrawn_at timestamptz,
  check ((answered_at is null) = (answer is null)),
  check (answer is distinct from 'declined' or reason is not null),
  check (withdrawn_at is null or answer = 'given')
);
create unique index one_open_agreement on procedures.agreements (application_id) where answered_at is null;
create index agreements_of_application on procedures.agreements (application_id, asked_at desc);
create index agreements_of_person on procedures.agreements (person_id, asked_at desc);
create index agreements_open on procedures.agreements (answer_by) where answered_at is null;

-- Nothing is filed in the name of somebody who has not agreed to it.
create function procedures.refuse_filing_without_agreement() returns trigger language plpgsql as $$
begin
  if not exists (
    select from procedures.agreements g
    where g.application_id = new.id and g.person_id = new.co_applicant_person_id and g.answer = 'given'
      and g.withdrawn_at is null and g.content_hash = new.content_hash
  ) then
    raise exception 'the co-applicant has not agreed to this' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger filed_with_agreement before update of submitted_at on procedures.applications for each row
  when (old.submitted_at is null and new.submitted_at is not null and new.co_applicant_person_id is not null)
  execute function procedures.refuse_filing_without_agreement();

-- An answer stays as it was given; only its withdrawal comes after it, once.
create function procedures.keep_agreement() returns trigger language plpgsql as $$
begin
  if old.answered_at is not null and (new.answer, new.answered_at, new.reason, new.content_hash, new.person_id)
    is distinct from (old.answer, old.answered_at, old.reason, old.content_hash, old.person_id)
    or old.withdrawn_at is not null then
    raise exception 'an answer is not rewritten' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger agreement_is_kept before update on procedures.agreements for each row
  execute function procedures.keep_agreement();

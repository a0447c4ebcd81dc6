-- A draft that goes on with a newer revision: from which one, until its person has answered on a page that said so.
alter table procedures.applications add column moved_from_revision_id uuid references procedures.revisions;
create index applications_drafts_of_revision on procedures.applications (revision_id, id)
  where state = 'draft' and submitted_at is null;
create index applications_moved_from on procedures.applications (moved_from_revision_id)
  where moved_from_revision_id is not null;

-- Empty answers to questions that the newer revision asks for the first time.
alter table procedures.answers drop constraint answers_source_check;
alter table procedures.answers add constraint answers_source_check
  check (source in ('resident', 'register', 'staff', 'computed', 'moved'));

-- What was filed stays what it was: no correction and no later program makes it a request of another revision.
create trigger submitted_revision_is_frozen before update of revision_id, submitted_revision_id on procedures.applications
  for each row when (old.submitted_revision_id is not null and
    (new.submitted_revision_id is distinct from old.submitted_revision_id or new.revision_id is distinct from old.revision_id))
  execute function procedures.refuse_change();

-- The sweep for drafts that were left alone looks here.
create index applications_unfiled on procedures.applications (updated_at) where submitted_at is null;

-- What is still open of an office that has ended, also drafts.
create index applications_open_of_office on procedures.applications (office_id, procedure) where closed_at is null;

-- The queue asks for some states of an office, nearest due date first; without the state it would pass every closed case.
create index applications_queue on procedures.applications (office_id, state, due_on, id) where submitted_at is not null;
drop index procedures.applications_of_office;

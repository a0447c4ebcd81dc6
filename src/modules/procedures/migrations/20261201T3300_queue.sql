-- The queue's walk: who has a case stands beside it, so that one index holds the filter and the order.
alter table procedures.applications add column assignee_id uuid references people.staff;
comment on column procedures.applications.assignee_id is
  'Repeats procedures.assignments, written by its trigger only: lists filter by it, deeds read the assignment.';
update procedures.applications a set assignee_id = s.staff_id
  from procedures.assignments s where s.application_id = a.id;

create function procedures.follow_assignment() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    update procedures.applications set assignee_id = null where id = old.application_id;
  else
    update procedures.applications set assignee_id = new.staff_id where id = new.application_id;
  end if;
  return null;
end $$;
create trigger assignee_follows after insert or update or delete on procedures.assignments
  for each row execute function procedures.follow_assignment();

-- One office, one order, open and closed apart: a page is the first rows of an index that also holds what is filtered by.
create index open_of_office_by_due on procedures.applications (office_id, due_on, id)
  include (state, assignee_id, procedure, kind, channel)
  where submitted_at is not null and state in
    ('submitted', 'in_review', 'proposed', 'issuing', 'decided', 'accepted', 'awaiting_correction', 'awaiting_payment');
create index open_of_office_by_arrival on procedures.applications (office_id, submitted_at, id)
  include (state, assignee_id, procedure, kind, channel)
  where submitted_at is not null and state in
    ('submitted', 'in_review', 'proposed', 'issuing', 'decided', 'accepted', 'awaiting_correction', 'awaiting_payment');
create index closed_of_office_by_due on procedures.applications (office_id, due_on, id)
  include (state, assignee_id, procedure, kind, channel)
  where submitted_at is not null and state in
    ('issued', 'notified', 'completed', 'refused', 'declined', 'lapsed', 'missed', 'withdrawn');
create index closed_of_office_by_arrival on procedures.applications (office_id, submitted_at, id)
  include (state, assignee_id, procedure, kind, channel)
  where submitted_at is not null and state in
    ('issued', 'notified', 'completed', 'refused', 'declined', 'lapsed', 'missed', 'withdrawn');
-- What is somebody's own, wherever it lies.
create index open_of_assignee on procedures.applications (assignee_id, due_on, id) include (state, office_id)
  where assignee_id is not null and submitted_at is not null and state in
    ('submitted', 'in_review', 'proposed', 'issuing', 'decided', 'accepted', 'awaiting_correction', 'awaiting_payment');
create index closed_of_assignee on procedures.applications (assignee_id, submitted_at, id)
  where assignee_id is not null and submitted_at is not null and state in
    ('issued', 'notified', 'completed', 'refused', 'declined', 'lapsed', 'missed', 'withdrawn');

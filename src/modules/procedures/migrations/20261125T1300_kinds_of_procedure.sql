-- Each kind of procedure has a course of its own. An application can only be in a state that its kind knows;
-- domain/course/states.ts holds the steps between them.
create table procedures.courses (
  kind text not null check (kind in ('application', 'notification', 'certificate-request', 'entry', 'booking')),
  state text not null,
  primary key (kind, state)
);

insert into procedures.courses (kind, state)
select kind, unnest(states) from (values
  ('certificate-request', array['draft', 'confirmed', 'submitted', 'in_review', 'awaiting_correction', 'proposed',
    'awaiting_payment', 'issuing', 'issued', 'completed', 'refused', 'withdrawn']),
  ('application', array['draft', 'confirmed', 'submitted', 'in_review', 'awaiting_correction', 'proposed',
    'decided', 'awaiting_payment', 'notified', 'completed', 'refused', 'withdrawn']),
  ('notification', array['draft', 'confirmed', 'submitted', 'in_review', 'awaiting_correction', 'accepted',
    'completed', 'lapsed', 'withdrawn']),
  ('entry', array['draft', 'confirmed', 'submitted', 'in_review', 'awaiting_correction', 'accepted', 'completed',
    'declined', 'withdrawn']),
  ('booking', array['draft', 'confirmed', 'submitted', 'completed', 'missed', 'withdrawn'])
) as known (kind, states);

revoke insert, update, delete on procedures.courses from madoguchi_app;

alter table procedures.applications
  -- the default is for a program of before, which knows this kind only
  add column kind text not null default 'certificate-request',
  -- how it reached the office; what came on paper, by telephone or from another portal has no account
  add column channel text not null default 'web' check (channel in ('web', 'counter', 'phone', 'post', 'mynaportal')),
  add column outcome text check (outcome in ('grant', 'partial', 'refuse')),
  alter column account_id drop not null,
  add constraint applications_account check (account_id is not null or channel <> 'web'),
  add constraint applications_course foreign key (kind, state) references procedures.courses (kind, state),
  drop constraint applications_state_check;

-- The queue's order, over every kind's open states.
drop index procedures.applications_open_by_due;
create index applications_open_by_due on procedures.applications (due_on, id)
where state in ('submitted', 'in_review', 'proposed', 'issuing', 'decided', 'accepted', 'awaiting_correction', 'awaiting_payment');

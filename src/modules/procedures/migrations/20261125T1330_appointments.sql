-- Times at a counter. The profile's pattern opens them day by day; staff add, close and widen single ones.
create table procedures.appointment_calendars (
  key text primary key check (key ~ '^[a-z][a-z0-9-]*$'),
  office_id uuid not null references people.offices,
  -- the last day whose times were opened; the sweep goes on from the next
  opened_until date
);

create table procedures.appointment_slots (
  id uuid primary key default uuidv7(),
  calendar_key text not null references procedures.appointment_calendars,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity int not null check (capacity between 1 and 50),
  closed_at timestamptz,
  closed_by uuid references people.staff,
  check (starts_at < ends_at),
  check (closed_by is null or closed_at is not null),
  unique (calendar_key, starts_at),
  unique (id, capacity)
);

create table procedures.appointments (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  slot_id uuid not null,
  place int not null,
  capacity int not null,
  state text not null default 'booked' check (state in ('booked', 'arrived', 'missed', 'cancelled')),
  booked_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references people.staff,
  reminded_at timestamptz,
  -- a slot is not narrowed below the places that are taken
  foreign key (slot_id, capacity) references procedures.appointment_slots (id, capacity) on update cascade,
  check (state = 'cancelled' or place between 1 and capacity),
  check ((state = 'booked') = (ended_at is null))
);
-- One person per place, and one coming visit per request.
create unique index appointments_place on procedures.appointments (slot_id, place) where state <> 'cancelled';
create unique index appointments_coming on procedures.appointments (application_id) where state = 'booked';
create index appointments_of_application on procedures.appointments (application_id, booked_at);
create index appointments_to_remind on procedures.appointments (slot_id) where state = 'booked' and reminded_at is null;

-- Accounts whose link to the register ended with the record, so that the page can say so. Gone when linked again.
create table people.ended_links (
  account_id uuid primary key references auth.accounts on delete cascade,
  person_id uuid not null references people.persons,
  why text not null check (why in ('moved_out', 'died', 'removed')),
  ended_on date not null
);

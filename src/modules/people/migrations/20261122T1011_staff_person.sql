-- Who of the workforce is also on the register: nobody works on a request of their own household.
alter table people.staff add column person_id uuid unique references people.persons;

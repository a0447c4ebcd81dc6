-- What the sweeps of every second look for: ends of validity, days of suspensions.
create index registrants_by_end on reservations.registrants (upper(stands)) where state in ('active', 'suspended');
create index suspensions_by_day on reservations.registrant_decisions (from_day, last_day) where kind = 'suspension';

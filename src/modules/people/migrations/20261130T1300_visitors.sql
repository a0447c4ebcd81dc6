-- People outside the register to whom nothing is sent (a booking of a visit) give no address.
alter table people.outside_records alter column address drop not null,
  add constraint outside_records_address check (address is not null or postcode is null);

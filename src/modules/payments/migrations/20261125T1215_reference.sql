-- What the payer can show at the counter: the receipt number of the case. Not a name, not an id of a person.
alter table payments.payments add column reference text check (reference <> '');
create index payments_reference on payments.payments (reference, attempt desc) where reference is not null;

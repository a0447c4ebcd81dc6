-- An address that somebody gave without a card: nobody has proved that it is theirs, and no message says whose it is.
alter table messaging.contacts alter column verified_at drop not null;

-- What is computed from the answers is kept beside them when it is filed, and says where it came from.
alter table procedures.answers drop constraint answers_source_check;
alter table procedures.answers add constraint answers_source_check
  check (source in ('resident', 'register', 'staff', 'computed'));

-- One request may ask for several kinds and years, each in several copies.
alter table procedures.certificates
  drop constraint certificates_copies_check,
  add constraint certificates_copies_check check (copies between 1 and 100);
alter table procedures.outside_papers
  drop constraint outside_papers_position_check,
  add constraint outside_papers_position_check check (position between 1 and 100);

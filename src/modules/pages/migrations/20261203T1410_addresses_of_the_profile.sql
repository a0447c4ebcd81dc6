-- What came with the profile was made by nobody of the office.
alter table pages.short_links alter column made_by drop not null;
alter table pages.notices alter column made_by drop not null;

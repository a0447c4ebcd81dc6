-- How many reports of demos and tests were invented, so that a bigger number adds the difference.
create table reports.invented (
  only_one boolean primary key default true check (only_one),
  reports int not null check (reports >= 0)
);
insert into reports.invented (reports) values (0);

-- Drawn pictures of a demo are shared by its reports.
alter table reports.photos drop constraint photos_file_id_key;
create index photos_of_file on reports.photos (file_id);

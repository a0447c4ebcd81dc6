-- A small picture of an uploaded image, made once from its pixels; it has no address of its own and goes with its file.
create table platform.thumbnails (
  file_id uuid primary key references platform.files on delete cascade,
  bytes bytea not null check (length(bytes) between 1 and 60000)
);

-- Smaller ones of a picture, made from the same pixels when it came. They have no right of their own and go with their file.
create table platform.file_sizes (
  file_id uuid not null references platform.files on delete cascade,
  name text not null check (name in ('medium', 'small')),
  media_type text not null check (media_type in ('image/jpeg', 'image/webp')),
  sha256 bytea not null check (length(sha256) = 32),
  storage_name text not null unique,
  primary key (file_id, name)
);

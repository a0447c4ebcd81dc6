create table platform.files (
  id uuid primary key default uuidv7(),
  owner_kind text not null,
  owner_id uuid not null,
  claimed_name text not null,
  media_type text not null,
  size int8 not null check (size > 0),
  sha256 bytea not null,
  storage_name text not null unique,
  scan text not null check (scan in ('clean', 'held', 'infected')),
  scanned_at timestamptz,
  uploaded_by uuid,
  created_at timestamptz not null
);

create index files_owner on platform.files (owner_kind, owner_id);

create index files_held on platform.files (created_at) where scan = 'held';

-- Removed rows that are gone for good had at most this version: a process that stopped reading before it reads everything anew.
alter table search.head add column vacuumed bigint not null default 0;

-- Rows that were removed, oldest first; there are few.
create index documents_removed on search.documents (removed_at, id) where removed_at is not null;

-- Sources of which everything was compared with what is kept: at which state of the source, on which day of the office.
create table search.reconciled (
  source text primary key,
  state text not null,
  on_day date not null,
  terms_made_by text not null
);

-- Title and summary as authors write them, with readings, where they have some.
alter table search.documents add column shown jsonb check (jsonb_typeof(shown) = 'object');

create schema search;

-- Orders changes: a writer takes the one row of `search.head`, so that versions become visible in their order.
create table search.head (
  one boolean primary key default true check (one),
  version bigint not null default 0
);
insert into search.head default values;

-- What everybody may find, one row for a subject in a language. A removed one stays as a row without words until
-- every process has seen it go.
create table search.documents (
  id int generated always as identity primary key,
  source text not null check (source ~ '^[a-z][a-z-]*$'),
  subject text not null check (length(subject) between 3 and 200),
  lang text not null check (lang in ('ja', 'easy', 'en')),
  version bigint not null,
  removed_at timestamptz,
  kind text not null,
  href text not null,
  title text not null,
  summary text not null,
  headings text[] not null,
  body text not null,
  words text[] not null,
  action jsonb,
  topics text[] not null,
  area text,
  changed_on date not null,
  visible_from timestamptz,
  visible_until timestamptz,
  -- terms of the fields as the index reads them, with the versions of the functions that made them
  terms bytea not null,
  terms_made_by text not null,
  unique (source, subject, lang),
  check (visible_from < visible_until),
  check (removed_at is null or (title = '' and summary = '' and body = '' and cardinality(headings) = 0
    and cardinality(words) = 0 and action is null))
);

create unique index documents_by_version on search.documents (version, id);
create index documents_by_subject on search.documents (subject);

-- With which key visitors of a day are counted: drawn on the day, thrown away with everything that it made.
create table search.salts (
  day date primary key,
  salt bytea not null check (octet_length(salt) = 32)
);

-- Who searched for what today, once for each. `visitor` is a keyed hash that nobody can make again once the salt is gone;
-- `mark` is one of 64 by visitor and query, `wide_mark` by the wide network: so that many can be told from one on many days.
create table search.heard (
  day date not null,
  visitor bytea not null check (octet_length(visitor) = 16),
  query text not null check (length(query) <= 60),
  lang text not null check (lang in ('ja', 'easy', 'en')),
  shown text not null check (length(shown) <= 60),
  is_found boolean not null,
  mark smallint not null check (mark between 0 and 63),
  wide_mark smallint not null check (wide_mark between 0 and 63),
  primary key (day, visitor, query, lang)
);

create table search.clicked (
  day date not null,
  visitor bytea not null check (octet_length(visitor) = 16),
  query text not null check (length(query) between 1 and 60),
  subject text not null check (length(subject) between 3 and 200),
  rank smallint not null check (rank between 1 and 500),
  mark smallint not null check (mark between 0 and 63),
  wide_mark smallint not null check (wide_mark between 0 and 63),
  primary key (day, visitor, query, subject)
);

-- What is left of a day: numbers. The empty query stands for what was not written down.
create table search.searched (
  day date not null,
  query text not null check (length(query) <= 60),
  lang text not null check (lang in ('ja', 'easy', 'en')),
  shown text not null,
  visitors int not null check (visitors > 0),
  found int not null check (found between 0 and visitors),
  clicked int not null check (clicked between 0 and visitors),
  marks bit(64) not null,
  wide_marks bit(64) not null,
  primary key (day, query, lang)
);

create table search.chosen (
  day date not null,
  query text not null check (length(query) between 1 and 60),
  subject text not null,
  visitors int not null check (visitors > 0),
  ranks int not null check (ranks >= visitors),
  marks bit(64) not null,
  wide_marks bit(64) not null,
  primary key (day, query, subject)
);
create index chosen_by_subject on search.chosen (subject, day);

create schema pages;

-- A page over its whole life. Its words are in editions.
create table pages.pages (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  kind text not null check (kind in ('guide', 'faq', 'news', 'event', 'place', 'act')),
  office_id uuid not null references people.offices,
  created_at timestamptz not null,
  -- taken from the public for good; the page stays for the record
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text check (length(withdrawn_reason) between 1 and 500),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index pages_of_office on pages.pages (office_id, id desc);

-- Addresses that a page had before; they lead to it for ever.
create table pages.former_slugs (
  slug text primary key,
  page_id uuid not null references pages.pages,
  until timestamptz not null
);

-- One round of writing: 所管課 writes, 広報担当 looks, 所属長 approves, it is published at a moment.
create table pages.editions (
  id uuid primary key default uuidv7(),
  page_id uuid not null references pages.pages,
  number int not null check (number > 0),
  state text not null default 'draft' check (state in (
    'draft', 'in_review', 'in_approval', 'approved', 'published', 'superseded', 'withdrawn', 'discarded')),
  change_note text check (length(change_note) <= 500),
  created_at timestamptz not null,
  created_by uuid,
  submitted_at timestamptz,
  submitted_by uuid,
  reviewed_at timestamptz,
  reviewed_by uuid,
  approved_at timestamptz,
  approved_by uuid,
  -- when it is to be published; null: as soon as it is approved
  publish_at timestamptz,
  published_at timestamptz,
  -- taken from the public at this moment by itself
  takedown_at timestamptz,
  -- by when somebody has to look at it again
  review_on date,
  unique (page_id, number),
  check (publish_at < takedown_at),
  check (reviewed_by <> submitted_by),
  check (approved_by <> submitted_by),
  check (state not in ('approved', 'published', 'superseded') or approved_at is not null),
  check ((state in ('published', 'superseded', 'withdrawn')) = (published_at is not null))
);
-- One is being written, one is public.
create unique index one_open_edition on pages.editions (page_id)
  where state in ('draft', 'in_review', 'in_approval', 'approved');
create unique index one_public_edition on pages.editions (page_id) where state = 'published';
create index editions_due on pages.editions (coalesce(publish_at, approved_at)) where state = 'approved';
create index editions_by_review on pages.editions (review_on) where state = 'published';

-- Every saved version of an edition's words in a language. Saving on an old one is refused by the key.
create table pages.versions (
  edition_id uuid not null references pages.editions,
  lang text not null check (lang in ('ja', 'easy', 'en')),
  number int not null check (number > 0),
  title text not null check (length(title) <= 120),
  summary text not null check (length(summary) <= 400),
  body text not null check (length(body) <= 60000),
  -- topics, life events, words that people use, facts, action, and what its kind needs (event, place, act): checked by the program
  details jsonb not null check (jsonb_typeof(details) = 'object'),
  saved_at timestamptz not null,
  saved_by uuid,
  -- the page's Japanese version that this translation was made from; null in Japanese
  of_japanese int,
  -- a person has read the やさしい日本語 or the translation
  confirmed_by uuid,
  primary key (edition_id, lang, number),
  check ((lang = 'ja') = (of_japanese is null))
);

create function pages.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was saved stays as it was saved' using errcode = '23514';
end $$;
create trigger versions_stay before update or delete on pages.versions
  for each row execute function pages.refuse_change();

-- What everybody may read, and all that public pages ever read: written when an edition is published and only then.
-- `html` is finished, from sanitised Markdown, with 漢字《かんじ》 still in it.
create table pages.published (
  page_id uuid not null references pages.pages,
  lang text not null check (lang in ('ja', 'easy', 'en')),
  edition_id uuid not null references pages.editions,
  slug text not null,
  kind text not null check (kind in ('guide', 'faq', 'news', 'event', 'place', 'act')),
  office_id uuid not null references people.offices,
  title text not null,
  summary text not null,
  html text not null,
  -- for search and reading aloud: the words without marks
  plain text not null,
  headings jsonb not null,
  details jsonb not null,
  topics text[] not null,
  -- of events, half-open
  starts_at timestamptz,
  ends_at timestamptz,
  -- in neither search, feed nor map of the site (公示送達)
  no_index boolean not null,
  first_published_at timestamptz not null,
  published_at timestamptz not null,
  takedown_at timestamptz,
  review_on date,
  -- a translation of words that have changed since
  is_outdated boolean not null default false,
  primary key (page_id, lang),
  check (kind <> 'act' or no_index or details -> 'act' ->> 'form' <> 'service-by-publication')
);
create unique index published_slugs on pages.published (slug, lang);
create index published_by_topic on pages.published using gin (topics);
create index published_news on pages.published (kind, first_published_at desc, page_id desc);
create index published_events on pages.published (starts_at, page_id) where kind = 'event';
create index published_takedowns on pages.published (takedown_at) where takedown_at is not null;

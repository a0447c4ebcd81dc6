-- Pictures of the office. What one shows is also said in words, for who cannot see it; a file's name is no words.
create table pages.media (
  id uuid primary key default uuidv7(),
  office_id uuid not null references people.offices,
  file_id uuid not null unique references platform.files,
  -- owner of the file; a replaced picture gets a new one
  picture_id uuid not null unique,
  alt text not null check (alt = btrim(alt) and length(alt) between 2 and 300
    and alt !~* '\.(jpe?g|png|webp|gif|bmp)$' and alt !~* '^(image|img|photo|picture|dsc|画像|写真|図|イラスト)[-_ 0-9]*$'),
  -- of the picture that was brought, so that one is kept once an office
  sha256 bytea not null check (length(sha256) = 32),
  created_at timestamptz not null,
  created_by uuid references people.staff,
  changed_at timestamptz not null
);
create index media_by_office on pages.media (office_id, id desc);
create unique index media_once on pages.media (office_id, sha256);

-- Which pictures and links everybody sees now: written with the page, so that it is never different from it. A picture
-- that is shown cannot be deleted.
create table pages.shown_media (
  media_id uuid not null references pages.media,
  page_id uuid not null,
  lang text not null,
  primary key (media_id, page_id, lang),
  foreign key (page_id, lang) references pages.published on delete cascade
);
create index shown_media_of_page on pages.shown_media (page_id, lang);

create table pages.shown_links (
  page_id uuid not null,
  lang text not null,
  -- without language, as its writer wrote it
  href text not null,
  label text not null,
  primary key (page_id, lang, href),
  foreign key (page_id, lang) references pages.published on delete cascade
);
create index shown_links_by_href on pages.shown_links (href);

create function pages.note_what_is_shown() returns trigger language plpgsql as $$
begin
  delete from pages.shown_media where page_id = new.page_id and lang = new.lang;
  insert into pages.shown_media (media_id, page_id, lang)
    select distinct m.id, new.page_id, new.lang
    from regexp_matches(new.html, '<img [^>]*?src="/media/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"', 'g') as hits(hit)
    join pages.media m on m.id = hit[1]::uuid
    order by 1;
  delete from pages.shown_links where page_id = new.page_id and lang = new.lang;
  insert into pages.shown_links (page_id, lang, href, label)
    select distinct on (href) new.page_id, new.lang, href, label from (
      select regexp_replace(
          replace(replace((regexp_match(hit[1], 'href="([^"]*)"'))[1], '&#x26;', '&'), '&amp;', '&'),
          '^/(easy|en)(?=/|$)', '') href,
        left(regexp_replace(regexp_replace(hit[2], '<span class="vh">[^<]*</span>', '', 'g'), '<[^>]*>', '', 'g'), 300) label
      from regexp_matches(new.html, '<a ([^>]*?)>(.*?)</a>', 'g') as hits(hit)
      union all
      select new.details #>> '{action,href}', coalesce(new.details #>> '{action,label}', '')) links
    where href is not null and length(href) between 1 and 500
    order by href, label desc;
  return null;
end $$;
create trigger shown_with_the_page after insert or update of html, details on pages.published
  for each row execute function pages.note_what_is_shown();

-- No picture is shown without words, whoever wrote the HTML.
alter table pages.published add constraint pictures_have_words
  check (html !~ '<img (?![^>]*alt="[^"]*[^" ][^"]*")');

-- Links that lead out. One that does not answer is asked again on the next days; three days make it broken.
create table pages.outer_links (
  href text primary key check (length(href) <= 500),
  next_look_on date not null,
  looked_at timestamptz,
  -- what came back: a status of HTTP, or why there was none
  answer text check (length(answer) <= 40),
  failed_on date[] not null default '{}' check (cardinality(failed_on) <= 3),
  is_broken boolean not null generated always as (cardinality(failed_on) = 3) stored
);
create index outer_links_due on pages.outer_links (next_look_on, href);

-- Addresses of the site before this one; they lead to the page that was made from them.
create table pages.former_addresses (
  address text primary key check (address ~ '^/' and length(address) <= 500),
  page_id uuid not null references pages.pages,
  noted_at timestamptz not null
);
create index former_addresses_of_page on pages.former_addresses (page_id);

-- One import of old pages, and what became of each of them.
create table pages.imports (
  id uuid primary key default uuidv7(),
  office_id uuid not null references people.offices,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null,
  created_by uuid references people.staff
);
create index imports_by_office on pages.imports (office_id, id desc);

create table pages.imported (
  import_id uuid not null references pages.imports,
  position int not null check (position > 0),
  address text not null check (length(address) <= 500),
  page_id uuid references pages.pages,
  refused text check (refused in ('empty', 'too_large', 'too_long', 'too_wild', 'no_title', 'known')),
  -- what was left out or changed, with how often and a few examples
  dropped jsonb not null check (jsonb_typeof(dropped) = 'array'),
  primary key (import_id, position),
  check ((page_id is null) = (refused is not null) or refused = 'known')
);
create index imported_of_page on pages.imported (page_id);

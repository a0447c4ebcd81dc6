-- What was done with a page and said about it: remarks, reasons, who moved it on. Added to and nothing else.
create table pages.steps (
  id bigint generated always as identity primary key,
  page_id uuid not null references pages.pages,
  edition_id uuid references pages.editions,
  step text not null check (step in (
    'created', 'begun', 'submitted', 'looked', 'returned', 'recalled', 'approved', 'published', 'taken_down', 'withdrawn',
    'discarded', 'restored', 'moved', 'remark', 'reviewed', 'scheduled')),
  -- a remark or a reason
  said text check (length(said) between 1 and 2000),
  at timestamptz not null,
  -- null: by itself, at its moment
  by uuid,
  check (step not in ('returned', 'withdrawn', 'remark') or said is not null)
);
create index steps_of_page on pages.steps (page_id, id desc);
create trigger steps_stay before update or delete on pages.steps for each row execute function pages.refuse_change();

-- A link to words that are not public yet, for somebody without a sign-in, until its end. The token itself is kept nowhere.
create table pages.previews (
  token_hash bytea primary key check (length(token_hash) = 32),
  edition_id uuid not null references pages.editions,
  made_by uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  check (made_at < ends_at)
);
create index previews_of_edition on pages.previews (edition_id, ends_at desc);

-- Words of offices and how to say them plainly, with who decided. A change ends one row and adds another.
create table pages.plain_words (
  id bigint generated always as identity primary key,
  official text not null check (length(official) between 1 and 60),
  plain text not null check (length(plain) between 1 and 200),
  note text check (length(note) between 1 and 400),
  -- null: came with the municipality's profile
  decided_by uuid,
  decided_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  check ((ended_at is null) = (ended_by is null))
);
create unique index one_plain_word on pages.plain_words (official) where ended_at is null;

-- The course of an edition, and who may not walk it alone.
create function pages.keep_edition() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if exists (select from pages.pages p join pages.editions e on e.page_id = p.id
      where p.id = new.page_id and p.kind = 'act' and e.published_at is not null) then
      raise exception 'the words of an act stay after its publication' using errcode = '23514', constraint = 'act_stays';
    end if;
    return new;
  end if;
  if new.state <> old.state and (old.state, new.state) not in (
    ('draft', 'in_review'), ('draft', 'in_approval'), ('draft', 'discarded'),
    ('in_review', 'draft'), ('in_review', 'in_approval'), ('in_review', 'discarded'),
    ('in_approval', 'draft'), ('in_approval', 'approved'), ('in_approval', 'discarded'),
    ('approved', 'draft'), ('approved', 'published'), ('approved', 'discarded'),
    ('published', 'superseded'), ('published', 'withdrawn'))
    -- what comes with the profile has nobody who would approve it
    and not (old.state = 'draft' and new.state = 'approved' and new.approved_by is null and new.submitted_by is null) then
    raise exception 'an edition does not go from % to %', old.state, new.state
      using errcode = '23514', constraint = 'course_of_edition';
  end if;
  if new.approved_by is not null and new.approved_by is distinct from old.approved_by and exists (
    select from pages.versions v where v.edition_id = new.id and v.saved_by = new.approved_by) then
    raise exception 'who wrote does not approve' using errcode = '23514', constraint = 'writer_does_not_approve';
  end if;
  return new;
end $$;
create trigger edition_keeps_its_course before insert or update on pages.editions
  for each row execute function pages.keep_edition();

-- A person's words are saved while it is a draft: what was handed in is what is looked at and approved.
create function pages.keep_words() returns trigger language plpgsql as $$
declare
  written pages.editions;
begin
  select * into written from pages.editions where id = new.edition_id;
  if new.saved_by is not null and written.state <> 'draft' then
    raise exception 'what was handed in goes back to the draft before it changes'
      using errcode = '23514', constraint = 'words_of_a_draft';
  end if;
  if exists (select from pages.pages p join pages.editions e on e.page_id = p.id
    where p.id = written.page_id and p.kind = 'act' and e.published_at is not null) then
    raise exception 'the words of an act stay after its publication' using errcode = '23514', constraint = 'act_stays';
  end if;
  return new;
end $$;
create trigger words_are_kept before insert on pages.versions for each row execute function pages.keep_words();

-- 告示・公告・公示送達 stand as they were published, until they are taken down.
create function pages.keep_act() returns trigger language plpgsql as $$
begin
  if old.kind = 'act' and (new.title, new.summary, new.html, new.plain, new.details, new.edition_id)
    is distinct from (old.title, old.summary, old.html, old.plain, old.details, old.edition_id) then
    raise exception 'the words of an act stay after its publication' using errcode = '23514', constraint = 'act_stays';
  end if;
  return new;
end $$;
create trigger act_is_kept before update on pages.published for each row execute function pages.keep_act();

-- 公示送達 names people: it has an end from the beginning.
-- 根拠: 地方税法 第20条の2, 個人情報の保護に関する法律 第22条
alter table pages.published add constraint service_ends check (
  kind <> 'act' or takedown_at is not null or details -> 'act' ->> 'form' <> 'service-by-publication');

create index published_review on pages.published (review_on) where lang = 'ja' and review_on is not null;

revoke update, delete on pages.versions from madoguchi_app;
revoke update, delete on pages.steps from madoguchi_app;

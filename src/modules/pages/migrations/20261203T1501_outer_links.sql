-- A link that leads out is asked for from the day on which it is shown.
create or replace function pages.note_what_is_shown() returns trigger language plpgsql as $$
begin
  delete from pages.shown_media where page_id = new.page_id and lang = new.lang;
  insert into pages.shown_media (media_id, page_id, lang)
    select distinct m.id, new.page_id, new.lang
    from regexp_matches(new.html,
      '<img [^>]*?src="/media/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"', 'g') as hits(hit)
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
  insert into pages.outer_links (href, next_look_on)
    select href, (new.published_at at time zone 'Asia/Tokyo')::date from pages.shown_links
    where page_id = new.page_id and lang = new.lang and href ~* '^https?://'
    order by href
    on conflict (href) do nothing;
  return null;
end $$;

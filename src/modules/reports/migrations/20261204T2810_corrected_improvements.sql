-- Words of a case are corrected: who corrects what they did not see is refused.
alter table reports.improvements add column version int not null default 1;

-- A case is told as long as it is so: a report that is open again, or one with another, has none.
create or replace view reports.shown_improvements as
  select i.id, r.id as "reportId", r.number, r.category, r.town, i.title, i.before_text as "beforeText",
         i.after_text as "afterText", i.published_at as "publishedAt"
    from reports.improvements i join reports.reports r on r.id = i.report_id
   where r.publication = 'public' and r.state in ('fixed', 'fixed_by_others');

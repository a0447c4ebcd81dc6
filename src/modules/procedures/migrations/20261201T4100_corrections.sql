-- Each thing asked for may have a reason of its own (by the same key as in fields), several may be open at once, and
-- what was answered stays beside what stood there before. A key is a field, 'group.row.field', or 'paper'.
alter table procedures.corrections add column reasons jsonb not null default '{}';
-- missing: nobody answered it, or it was answered before this was kept
alter table procedures.corrections add column after jsonb;
drop index procedures.one_open_correction;
create index open_corrections on procedures.corrections (application_id, answer_by) where answered_at is null;

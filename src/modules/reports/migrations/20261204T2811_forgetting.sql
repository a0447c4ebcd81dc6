-- When nobody's words are kept any more, what was said of a report that is not public goes too, and which member of staff
-- wrote what; until then history stays as it was written.
create function reports.require_forgotten() returns trigger language plpgsql as $$
begin
  if not exists (select from reports.reports r where r.id = new.report_id and r.anonymised_at is not null) then
    raise exception 'what happened to a report stays as it was written' using errcode = '23514';
  end if;
  return new;
end $$;

drop trigger steps_stay on reports.steps;
create trigger steps_stay before update on reports.steps for each row
  when (new.note is not null and new.note is distinct from old.note
    or new.said is not null and new.said is distinct from old.said
    or new.by_person is not null and new.by_person is distinct from old.by_person
    or new.by_staff is not null and new.by_staff is distinct from old.by_staff
    or new.details is distinct from old.details and (old.kind <> 'assigned' or new.details <> '{}')
    or (new.report_id, new.number, new.kind, new.reason, new.from_state, new.to_state, new.at, new.by_kind)
      is distinct from (old.report_id, old.number, old.kind, old.reason, old.from_state, old.to_state, old.at, old.by_kind))
  execute function reports.refuse_change();
create trigger steps_go_with_their_report before update on reports.steps for each row
  execute function reports.require_forgotten();

-- When somebody of no register was last found to have something left here.
alter table reports.reporters add column checked_at timestamptz;
create index reporters_to_check on reports.reporters ((coalesce(checked_at, since)), account_id);
create index merges_into on reports.merges (into_id);
create index carried_of_report on reports.merges_carried (report_id);
create index blocks_of_report on reports.blocks (report_id);
create index followers_brought on reports.followers (from_report) where from_report is not null;

-- What somebody does with a report that is nobody's any more is forgotten like the rest: with the next sweep, or when it has
-- ended again.
create function reports.remember() returns trigger language plpgsql as $$
begin
  new.anonymised_at := null;
  return new;
end $$;
create trigger touched_after_forgetting before update on reports.reports
  for each row when (old.anonymised_at is not null and new.version <> old.version) execute function reports.remember();

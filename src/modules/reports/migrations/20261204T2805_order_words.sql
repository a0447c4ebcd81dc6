-- Nobody's words of an order are kept longer than those of a report: what was to be done, what was found and what was noted go,
-- number, kind, days, minutes and who did it stay.
alter table reports.orders add column forgotten_at timestamptz,
  add check (forgotten_at is null or instructions is null and outcome is null and place_text is null);
create index orders_to_forget on reports.orders (closed_at, id)
  where closed_at is not null and forgotten_at is null and report_id is null;

drop trigger order_steps_stay on reports.order_steps;
create trigger order_steps_stay before update on reports.order_steps for each row
  when (new.note is not null and new.note is distinct from old.note
    or (new.order_id, new.number, new.kind, new.from_state, new.to_state, new.reason, new.details, new.at, new.by_staff, new.sent_key)
      is distinct from (old.order_id, old.number, old.kind, old.from_state, old.to_state, old.reason, old.details, old.at, old.by_staff, old.sent_key))
  execute function reports.refuse_change();

-- What a company has done in a month, as it is paid for.
create index orders_accepted_of_employer on reports.orders (office_id, employer, closed_at, id)
  where state = 'accepted' and employer is not null;
-- What the crew could not do waits for the office.
create index orders_unable on reports.orders (office_id, state_since, id) where state = 'unable';
-- What is still on somebody's list.
create index orders_of_member on reports.orders (assigned_to, planned_on) where assigned_to is not null and closed_at is null;

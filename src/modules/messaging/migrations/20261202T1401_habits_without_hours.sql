-- Whoever names no hours has those of the office: the first check refused that, because null is not distinct from null.
alter table messaging.habits drop constraint if exists habits_check;
alter table messaging.habits add constraint habits_hours
  check ((hours_from is null) = (hours_until is null) and (hours_from is null or hours_from <> hours_until));

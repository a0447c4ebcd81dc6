-- Who stands in for somebody while they are away: sees their work and goes on with it, until they are back.
alter table people.absences
  add column cover_id uuid references people.staff,
  add constraint absences_covered_by_another check (cover_id <> staff_id);
create index absences_of_cover on people.absences (cover_id, away_until) where cover_id is not null and cancelled_at is null;

-- A crew takes more pictures than a reporter: twenty of a role were enough for one, not for a site that is gone to again.
alter table reports.photos drop constraint photos_position_check,
  add constraint photos_position_check check (position between 1 and 500);
-- Of an order that is for no report: one at each place, as of a report.
create unique index one_photo_of_an_order_at_a_place on reports.photos (order_id, role, position)
  where report_id is null and removed_at is null;

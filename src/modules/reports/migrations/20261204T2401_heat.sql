-- A month of all offices or of one is counted from the index alone.
create index heat_by_month on reports.reports (filed_at, office_id) include (tile_x, tile_y, town, category, state);

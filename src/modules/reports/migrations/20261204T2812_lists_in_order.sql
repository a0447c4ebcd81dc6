-- What is open, newest first: few of a million.
create index open_newest_of_office on reports.reports (office_id, filed_at desc, id desc) where closed_at is null;
create index open_newest_of_all on reports.reports (filed_at desc, id desc) where closed_at is null;
-- What programs ask for: of a kind or still open, merged ones too.
create index shown_of_kind on reports.reports (category, filed_at desc, id desc) where is_shown;
create index shown_open on reports.reports (filed_at desc, id desc) where is_shown and closed_at is null;
-- A rare kind or a town on the board, whatever became of it.
create index newest_of_kind on reports.reports (office_id, category, filed_at desc, id desc);

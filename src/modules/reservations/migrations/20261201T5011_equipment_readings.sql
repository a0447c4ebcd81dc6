alter table reservations.equipment add column name_kana text check (length(name_kana) between 1 and 200);

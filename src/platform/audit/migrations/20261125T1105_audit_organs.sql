-- 執行機関 of who looked: each holds its own data, so the wall between them has to be checked afterwards too.
alter table platform.audit add column organs text[] not null default '{}';

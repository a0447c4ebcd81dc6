-- A day on which nobody moved has a file with a header and no line: the same bytes come again under the next number.
drop index people.one_import_a_file;
create unique index one_import_a_file on people.register_imports (sha256) where state = 'applied' and rows_read > 0;

-- Of a refused file: the items of the header that the reason is about.
alter table people.register_imports add column named_items text[] not null default '{}';

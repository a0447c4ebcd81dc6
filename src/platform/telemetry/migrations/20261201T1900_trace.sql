-- Where an event or a notice began (W3C Trace Context), so that what follows in other processes belongs to one trace.
alter table platform.events add column trace text check (trace ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$');
alter table platform.notices add column trace text check (trace ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$');

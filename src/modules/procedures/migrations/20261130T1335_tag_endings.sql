-- Why a number ended: the owner lost or broke the piece (a fee), or it was the ward's own (none).
alter table procedures.tags
  add column ended_for text check (ended_for in ('lost', 'broken', 'defective')),
  add constraint tags_ended_for check (ended_for is null or state = 'lost');

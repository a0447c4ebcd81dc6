-- Who died, moved out or was removed, for questions about many people at once: most are not in it.
create index register_left on people.register_records (person_id, valid_from)
  where ended_by in ('moved_out', 'died', 'removed');

-- Who is named in an answer (a child, somebody of the household), to find another request for the same person.
create index people_named_in_answers on procedures.answers using gin (value jsonb_path_ops)
where jsonb_typeof(value) = 'array';

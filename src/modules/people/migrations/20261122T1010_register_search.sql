create index register_search on people.register_records using gin (search_text gin_trgm_ops) where valid_to is null;

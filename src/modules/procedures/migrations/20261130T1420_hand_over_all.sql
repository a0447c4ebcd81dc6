-- What an office that has ended leaves behind is looked for again and again: by the office, and only what is open.
create index dispatches_back on procedures.dispatches (office_id, id) where state = 'returned';
create index deliveries_to_open_of_office on procedures.deliveries (office_id, id) where state = 'uploaded';
create index portal_items_of_office on procedures.portal_items (office_id, id) where state <> 'imported';
create index tag_orders_by_day on procedures.tag_orders (ordered_at);

create index deliveries_in_trouble on messaging.deliveries (id desc) where state in ('unknown', 'permanent-failure');

-- The queue of one channel: few cases came by post or telephone among many of the web, which applications_open_by_due
-- would all pass.
create index applications_open_by_channel on procedures.applications (channel, due_on, id)
where channel <> 'web'
  and state in ('submitted', 'in_review', 'proposed', 'issuing', 'decided', 'accepted', 'awaiting_correction', 'awaiting_payment');

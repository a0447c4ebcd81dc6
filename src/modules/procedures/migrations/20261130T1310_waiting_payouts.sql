-- Payouts that came back or could not be asked for, for the desk's list; the kinds are those of its query.
create index case_events_of_waiting_payouts on procedures.case_events (at, id)
where kind in ('payout_without_account', 'payout_differs', 'payout_failed', 'payout_returned');

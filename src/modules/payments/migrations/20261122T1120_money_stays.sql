-- Money that was asked for, given back or receipted: only ever added to by the program.
revoke update, delete on payments.lines, payments.refunds, payments.receipts, payments.callbacks from madoguchi_app;
revoke update, delete on payments.ledger_transactions, payments.ledger_entries, payments.ledger_accounts from madoguchi_app;

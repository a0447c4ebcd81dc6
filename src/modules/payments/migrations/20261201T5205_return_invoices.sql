-- 適格返還請求書: a paper for each refund of what was taxed, kept as receipts are. 根拠: 消費税法 第57条の4第3項.
-- The day of the refund by the business clock; missing on older rows, which have the day they were written.
alter table payments.refunds add column decided_on date;
create table payments.return_invoices (
  refund_id uuid not null references payments.refunds (id),
  issue integer not null check (issue between 1 and 20),
  number text not null,
  document_id uuid not null,
  issued_on date not null,
  created_at timestamptz not null default now(),
  primary key (refund_id, issue)
);
create index refunds_of_payment on payments.refunds (payment_id, id);
revoke update, delete, truncate on payments.return_invoices from madoguchi_app;

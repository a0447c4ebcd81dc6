-- 適格請求書発行事業者の登録番号 (消費税法 第57条の2); missing: not registered, or not known.
alter table organisations.organisations add column invoice_number text check (invoice_number ~ '^T[0-9]{13}$');

-- Bills of several reservations that are paid together, in one payment to one payee. What is in it stands in the bills;
-- the parts stay, so that money that comes later is told to whom it belongs.
create table reservations.joint_bills (
  id uuid primary key default uuidv7(),
  asked_at timestamptz not null
);
create table reservations.joint_bill_parts (
  joint_id uuid not null references reservations.joint_bills,
  bill_id uuid not null references reservations.bills,
  primary key (joint_id, bill_id)
);
alter table reservations.bills add column joint_id uuid references reservations.joint_bills;
create index bills_of_joint on reservations.bills (joint_id) where joint_id is not null;
create index joint_bill_parts_of_bill on reservations.joint_bill_parts (bill_id);
revoke update, delete, truncate on reservations.joint_bills, reservations.joint_bill_parts from madoguchi_app;

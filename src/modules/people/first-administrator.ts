import { recordAudit } from '#platform/audit/index.ts'
import type { SystemActor } from '#platform/auth/actor.ts'
import { lockFor, sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { officesByKeys } from './store/offices.ts'

type Appointed = { number: string; name: string; kana: string; email: string; office: string }
type Outcome = { ok: true; staffId: StaffId } | { ok: false; reason: 'somebody-is' | 'no-office' | 'number-known' }

const machine: SystemActor = { kind: 'system', task: 'people.first-administrator' }

/** For the command on the machine: the first member of staff, with the role administrator from today. One, ever: afterwards posts are entered by whoever holds it. */
export async function appointFirstAdministrator(
  tx: Tx,
  house: House,
  { number, name, kana, email, office: key }: Appointed,
): Promise<Outcome> {
  const today = house.clock.today()
  await lockFor(tx, 'people.first-administrator', '')
  const { rows: held } = await sql`select 1 from people.posts where role = 'administrator'
    and (valid_to is null or valid_to > ${today}::date) limit 1`.execute(tx)
  if (held.length > 0) return { ok: false, reason: 'somebody-is' }
  const office = (await officesByKeys(tx, [key], today)).get(key)
  if (!office) return { ok: false, reason: 'no-office' }
  const { rows } = await sql<{ id: StaffId }>`
    insert into people.staff (staff_number, name, name_kana, email, employed_from)
    values (${number}, ${name}, ${kana}, ${email}, ${today}::date) on conflict do nothing returning id`.execute(tx)
  const [member] = rows
  if (!member) return { ok: false, reason: 'number-known' }
  await sql`
    insert into people.posts (staff_id, office_id, role, rank, is_main, valid_from)
    values (${member.id}, ${office.id}, 'administrator', 'member', true, ${today}::date)`.execute(tx)
  const subject = { kind: 'staff', id: member.id }
  await recordAudit(tx, { actor: machine, action: 'people.administrator.appoint', subject })
  return { ok: true, staffId: member.id }
}

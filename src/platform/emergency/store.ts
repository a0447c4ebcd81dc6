import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import { type EmergencyState, type EmergencyTexts, emergencyTextsSchema } from './text.ts'

type Row = {
  textAt: Temporal.Instant | null
  texts: unknown
  switchedAt: Temporal.Instant | null
  isOn: boolean | null
}

/** The newest text and the newest switch. */
export async function readEmergency(tx: Tx): Promise<EmergencyState> {
  const { rows } = await sql<Row>`
    select t.at as "textAt", t.texts, s.at as "switchedAt", s.is_on as "isOn"
    from (select 1) one
    left join lateral (select at, texts from platform.emergency_texts order by id desc limit 1) t on true
    left join lateral (select at, is_on from platform.emergency_switches order by at desc limit 1) s on true`.execute(
    tx,
  )
  const [row] = rows
  if (!row) return {}
  return {
    ...(row.textAt && { text: { at: row.textAt.toString(), texts: emergencyTextsSchema.parse(row.texts) } }),
    ...(row.switchedAt && { switch: { at: row.switchedAt.toString(), isOn: row.isOn === true } }),
  }
}

export async function writeEmergencyText(tx: Tx, texts: EmergencyTexts, staffId: StaffId): Promise<void> {
  await sql`insert into platform.emergency_texts (staff_id, texts)
    values (${staffId}, ${JSON.stringify(texts)}::jsonb)`.execute(tx)
}

/** Keeps that it was thrown; a switch of the machine that is known already stays as it is. */
export async function writeEmergencySwitch(
  tx: Tx,
  { at, isOn, staffId }: { at: Temporal.Instant; isOn: boolean; staffId: StaffId | null },
): Promise<void> {
  await sql`insert into platform.emergency_switches (at, is_on, staff_id)
    values (${at}, ${isOn}, ${staffId}) on conflict (at) do nothing`.execute(tx)
}

/** Who threw it last, and when; `staffId` null: with the command on the machine. */
export async function lastSwitches(
  tx: Tx,
  limit: number,
): Promise<{ at: Temporal.Instant; isOn: boolean; staffId: StaffId | null }[]> {
  const { rows } = await sql<{ at: Temporal.Instant; isOn: boolean; staffId: StaffId | null }>`
    select at, is_on as "isOn", staff_id as "staffId" from platform.emergency_switches
    order by at desc limit ${limit}`.execute(tx)
  return rows
}

import {
  type ActingAs,
  currentPersonId,
  type Ground,
  holdMandate,
  type MayAct,
  mayActFor,
  personNames,
} from '#modules/people/index.ts'
import type { AuditReason } from '#platform/audit/index.ts'
import type { Actor, Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { HouseError } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Application } from '../../store/applications.ts'

/** Who acts for whom in an application, by name. */
export type Acting = { filerId: PersonId; filerName: string; principalName: string; as: ActingAs }

type Filed = Pick<Application, 'applicantPersonId' | 'filerPersonId' | 'actingAs' | 'mandateId' | 'procedure'>

/** `undefined`: the person files it themselves. */
export async function actingOf(
  tx: Tx,
  { filerPersonId, applicantPersonId, actingAs }: Pick<Filed, 'filerPersonId' | 'applicantPersonId' | 'actingAs'>,
): Promise<Acting | undefined> {
  if (!filerPersonId || !actingAs) return undefined
  const names = await personNames(tx, [filerPersonId, applicantPersonId])
  return {
    filerId: filerPersonId,
    filerName: names.get(filerPersonId) ?? '',
    principalName: names.get(applicantPersonId) ?? '',
    as: actingAs,
  }
}

/** Thrown where somebody may not act for the person any more; pages say since when, programs get the code. */
export class ActingEnded extends HouseError {
  constructor(readonly why: Extract<MayAct, { may: false }>) {
    super(403, 'acting_ended')
  }
}

/** Whether who files it may still do so on that day; somebody's own matter always may be. */
export async function filerMayAct(tx: Tx, filed: Filed, on: Temporal.PlainDate): Promise<MayAct> {
  const ground = groundOf(filed)
  if (!filed.filerPersonId || !ground) return { may: true }
  const asked = {
    agentId: filed.filerPersonId,
    principalId: filed.applicantPersonId,
    ground,
    slug: filed.procedure,
    on,
  }
  return mayActFor(tx, asked)
}

/** The same, and so it stays until the transaction ends: an end waits, or was first. */
export async function filerMayActStill(tx: Tx, filed: Filed, on: Temporal.PlainDate): Promise<MayAct> {
  if (filed.mandateId) await holdMandate(tx, filed.mandateId)
  return filerMayAct(tx, filed, on)
}

/** Asked at every step of who acts for another. Throws `ActingEnded`; the person themselves passes. */
export async function refuseIfEnded(tx: Tx, house: House, actor: Resident, filed: Filed): Promise<void> {
  if (!isFiler(actor, filed)) return
  const may = await filerMayAct(tx, filed, house.clock.today())
  if (!may.may) throw new ActingEnded(may)
}

export const isFiler = (actor: Actor, { filerPersonId }: Pick<Filed, 'filerPersonId'>): boolean =>
  filerPersonId !== null && actor.kind === 'resident' && actor.personId === filerPersonId

/** Whose record a deed under a mandate is about, for the audit; nothing for somebody's own. */
export const forPrincipal = (actor: Actor, filed: Filed): { personId?: PersonId; reason?: AuditReason } =>
  isFiler(actor, filed) ? { personId: filed.applicantPersonId, reason: 'mandate' } : {}

export function groundOf({ actingAs, mandateId }: Pick<Filed, 'actingAs' | 'mandateId'>): Ground | undefined {
  if (actingAs === null) return undefined
  if (actingAs === 'household') return { as: actingAs, mandateId: null }
  return mandateId ? { as: actingAs, mandateId } : undefined
}

/** Who stands for the person altogether (民法 第824条・第859条): told instead of them, and written to. */
export const standsForThem = (as: ActingAs): boolean =>
  as === 'parental' || as === 'minor_guardian' || as === 'adult_guardian'

/** Who is told how it stands, as of the day of the news: who files it while they may, and whoever can decide for themselves. */
export async function toldAbout(tx: Tx, filed: Filed, on: Temporal.PlainDate): Promise<PersonId[]> {
  const { filerPersonId, applicantPersonId, actingAs } = filed
  if (!filerPersonId || !actingAs) return [applicantPersonId]
  const may = await filerMayAct(tx, filed, on)
  if (!may.may) return [applicantPersonId]
  const filer = (await currentPersonId(tx, filerPersonId)) ?? filerPersonId
  return standsForThem(actingAs) ? [filer] : [filer, applicantPersonId]
}

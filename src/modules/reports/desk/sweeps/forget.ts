import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { deleteFiles } from '#platform/files/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { forgetOrdersOf } from '../../orders/actions/forget-orders.ts'
import { dropPhotos } from '../../pictures/index.ts'
import { catalogueOf, requireCatalogue } from '../../record/index.ts'
import { firstEndAfter, forgetBlocks, forgetPhotos, forgetReports, lockOver } from '../store/forgetting.ts'
import { deskTexts } from '../text/index.ts'

const batch = 200
const batchesAtOnce = 5

/** What ended longer ago than the municipality keeps it is nobody's any more. Each batch is done or not at all, and the next sweep goes on. */
export async function sweepForgetting(house: House): Promise<void> {
  if (!catalogueOf(house)) return
  for (let done = 0; done < batchesAtOnce; done += 1) {
    const count = await house.db.transact((tx) => forgetBatch(tx, house))
    if (count < batch) break
  }
  await house.db.transact((tx) => forgetBlocks(tx, house.clock.now(), batch))
}

async function forgetBatch(tx: Tx, house: House): Promise<number> {
  const { categories, settings } = requireCatalogue(house)
  const today = house.clock.today()
  const before = today.subtract({ years: settings.keepYears }).toZonedDateTime(wardTimeZone).toInstant()
  const ids = await lockOver(tx, before, batch)
  if (ids.length === 0) return 0
  const words = house.profile.words.ja
  const titles = Object.fromEntries(
    [...categories.values()].map(({ code, title }) => [code, plainText(title.ja, words)]),
  )
  // While it is still known which photos everybody sees.
  const { photos, files } = await forgetPhotos(tx, ids)
  await dropPhotos(tx, photos)
  await deleteFiles(tx, files)
  const at = house.clock.now()
  await forgetReports(tx, ids, { at, titles })
  // Behind the reports: an order takes over what its report says by then.
  await forgetOrdersOf(tx, at, ids)
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'reports.forget' },
    action: 'reports.retention.forget',
    subject: { kind: 'reports.retention', id: today.toString() },
    ids: { reports: String(ids.length), photos: String(photos.length) },
  })
  return ids.length
}

export const nextForgetting: NonNullable<Module['nextDue']> = async (tx, now, house) => {
  const catalogue = catalogueOf(house)
  if (!catalogue) return undefined
  const { keepYears } = catalogue.settings
  const before = now.toZonedDateTimeISO(wardTimeZone).subtract({ years: keepYears }).toInstant()
  const end = await firstEndAfter(tx, before)
  const day = end?.toZonedDateTimeISO(wardTimeZone).toPlainDate().add({ years: keepYears, days: 1 })
  return day && { at: day.toZonedDateTime(wardTimeZone).toInstant(), label: deskTexts.board.forgotten }
}

import { officesByIds } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Lang, plainText, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { openOrClosed, requireCatalogue, type Words } from '../../record/index.ts'
import { endOfDay, writeMoment } from '../answers/moments.ts'
import type { Value } from '../answers/xml.ts'
import { open311Texts } from '../text/index.ts'
import { picturesOf, type ShownReport } from './store.ts'

export const say = (house: House, words: Words, lang: Lang): string =>
  withoutReadings(words[lang], house.profile.words[lang])

/** Reports as GeoReport v2 has them; `isExtended` adds what CitySDK and Chicago have beside. */
export async function showRequests(
  tx: Tx,
  house: House,
  reports: readonly ShownReport[],
  { lang, isExtended }: { lang: Lang; isExtended: boolean },
): Promise<Value[]> {
  const { categories, bodies } = requireCatalogue(house)
  const offices = await officesByIds(tx, [...new Set(reports.map(({ officeId }) => officeId))])
  const pictures = await picturesOf(
    tx,
    reports.map(({ id }) => id),
  )
  const duplicateOf = (root: string) => plainText(open311Texts(lang).duplicate(root), house.profile.words[lang])
  return reports.map((report) => {
    const category = categories.get(report.category)
    const body = report.body === null ? undefined : bodies.get(report.body)
    const media = (pictures.get(report.id) ?? []).map((id) => `${house.config.publicUrl}/reports/photos/${id}/large`)
    return {
      service_request_id: report.number,
      status: openOrClosed(report.state),
      status_notes: report.root ? duplicateOf(report.root) : report.said,
      service_name: category ? say(house, category.name, lang) : report.title,
      service_code: report.category,
      description: report.text === '' ? null : report.text,
      agency_responsible: body ? say(house, body.name, lang) : (offices.get(report.officeId)?.name ?? null),
      service_notice: null,
      requested_datetime: writeMoment(report.filedAt),
      updated_datetime: writeMoment(report.closedAt ?? report.changedAt),
      expected_datetime: report.expectedOn ? endOfDay(report.expectedOn) : null,
      address: `${house.profile.name}${report.town}`,
      address_id: report.plate,
      zipcode: null,
      lat: report.lat,
      long: report.lon,
      media_url: media[0] ?? null,
      ...(isExtended && {
        extended_attributes: {
          detailed_status: report.state,
          title: report.title,
          channel: report.channel,
          service_object_id: report.plate,
          service_object_type: report.assetKind,
          media_urls: media,
        },
      }),
    }
  })
}

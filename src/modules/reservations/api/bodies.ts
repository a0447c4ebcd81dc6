import type { ShownReservation } from '../booking/actions/show.ts'
import type { Reservation } from '../booking/domain/reservation.ts'
import type { Facility, Space } from '../places/index.ts'
import type { HeldRegistration } from '../registrants/index.ts'
import { type PriceLine, sayPriceLine } from '../rules/index.ts'
import type { ShownTime, SpaceDay } from '../vacancies/actions/search.ts'
import { sayMinute } from '../vacancies/say.ts'

const hourOf = (time: Temporal.PlainTime): string => time.toString().slice(0, 5)
const padded = (minute: number): string => sayMinute(minute).padStart(5, '0')

export const facilityBody = ({ slug, name, nameKana, nameEnglish, ...facility }: Facility) => ({
  id: slug,
  name,
  nameKana,
  nameEnglish,
  category: facility.category,
  area: facility.area,
  address: facility.address,
  point: facility.point && { latitude: facility.point[0], longitude: facility.point[1] },
  accessibility: facility.accessibility,
  phone: facility.phone,
})

export const spaceBody = (space: Space) => ({
  id: space.id,
  facility: space.facility.slug,
  name: space.name,
  nameKana: space.nameKana,
  nameEnglish: space.nameEnglish,
  capacity: space.capacity,
  areaM2: space.areaM2,
  activities: space.activities,
  features: space.features,
  accessibility: space.accessibility,
  online: space.isOnline,
  equipment: space.equipment.map(({ id, name, nameEnglish, stock, price }) => ({
    id,
    name,
    nameEnglish,
    stock,
    price,
  })),
})

/** A space on a day. Whoever has taken a time is nobody's business. */
export const spaceDayBody = ({ space, day, times, reception, closed }: SpaceDay) => ({
  space: space.id,
  facility: space.facility.slug,
  name: `${space.facility.name} ${space.name}`,
  day: day.toString(),
  reception: {
    state: reception.state,
    ...(reception.state === 'opens' && { opens: reception.at.toString() }),
    ...(reception.state === 'open' && { until: reception.until.toString() }),
  },
  ...(closed !== undefined && { closed }),
  times: times.map(timeBody),
})

const timeBody = ({ no, label, starts, ends, isBridge, isFree, price }: ShownTime) => ({
  ...(no !== undefined && { block: no }),
  ...(label !== undefined && { label }),
  starts: padded(starts),
  ends: padded(ends),
  free: isFree,
  bridge: isBridge,
  ...(price && { price: { full: price.full, own: price.own } }),
})

export const registrationBody = ({ registrant, role, standing, rights }: HeldRegistration) => ({
  id: registrant.id,
  number: registrant.number,
  kind: registrant.kind,
  name: registrant.name,
  class: registrant.class,
  standing,
  from: registrant.from?.toString() ?? null,
  lastDay: registrant.until?.subtract({ days: 1 }).toString() ?? null,
  suspendedUntil: registrant.suspendedUntil?.toString() ?? null,
  role,
  rights: [...rights].toSorted(),
})

/** What of a reservation its people are told. */
type Told = Omit<Reservation, 'madeBy' | 'channel' | 'weight' | 'noise' | 'price' | 'createdAt' | 'kind'>

export const reservationBody = (reservation: Told) => ({
  id: reservation.id,
  number: reservation.number,
  registration: reservation.registrantId ?? null,
  state: reservation.state,
  space: reservation.spaceId,
  day: reservation.day.toString(),
  starts: hourOf(reservation.starts),
  ends: hourOf(reservation.ends),
  blocks: reservation.blocks,
  activity: reservation.activity,
  attendees: reservation.attendees ?? null,
  purpose: reservation.purpose ?? null,
  amount: reservation.amount,
  pays: reservation.pays,
  heldUntil: reservation.heldUntil?.toString() ?? null,
  payUntil: reservation.payUntil?.toString() ?? null,
  approvedAt: reservation.approvedAt?.toString() ?? null,
  sequence: reservation.sequence,
})

/** One of the person's own, with what it costs line by line and until when it can be changed. */
export const wholeReservationBody = (
  shown: Pick<ShownReservation, 'equipment' | 'ways' | 'changeUntil' | 'cancelUntil'> & {
    reservation: Told & Pick<Reservation, 'price'>
  },
  page: string,
) => ({
  ...reservationBody(shown.reservation),
  price: shown.reservation.price.map(lineBody),
  equipment: shown.equipment,
  payWays: shown.ways,
  changeUntil: shown.changeUntil?.toString() ?? null,
  cancelUntil: shown.cancelUntil?.toString() ?? null,
  links: { page },
})

const lineBody = (line: PriceLine) => ({
  what: line.what,
  ja: sayPriceLine(line, 'ja'),
  en: sayPriceLine(line, 'en'),
  ...(line.key !== undefined && { key: line.key }),
  ...(line.ground !== undefined && { ground: line.ground }),
  ...(line.percent !== undefined && { percent: line.percent }),
  ...(line.unit !== undefined && { unit: line.unit }),
  ...(line.count !== undefined && { count: line.count }),
  amount: line.amount,
})

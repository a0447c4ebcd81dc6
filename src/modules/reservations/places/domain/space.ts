import type { Id, OfficeId, OrganisationId } from '#platform/ids/index.ts'

export type FacilityId = Id<'facility'>

/** 施設: a house or a ground with what its spaces share. */
export type Facility = {
  id: FacilityId
  slug: string
  name: string
  nameKana: string
  nameEnglish: string | null
  /** Keys of the profile's words. */
  category: string
  area: string
  address: string
  /** Latitude and longitude. */
  point: readonly [number, number] | null
  /** Keys of the profile's marks. */
  accessibility: readonly string[]
  phone: string | null
  /** How its doors are opened by who has reserved; null: somebody has the key. */
  lock: 'code' | null
  /** 所管課. */
  officeId: OfficeId
  /** 指定管理者, where there is one. */
  operatorId: OrganisationId | null
}

/** Lent out with a space; `price` in yen. */
export type Equipment = {
  id: number
  name: string
  nameKana: string | null
  nameEnglish: string | null
  stock: number
  price: number
}

/** 室場: what is reserved, one atom or several together. */
export type Space = {
  id: number
  slug: string
  name: string
  nameKana: string
  nameEnglish: string | null
  /** Key of the rules. */
  ruleGroup: string
  /** Key of the prices; missing: it costs nothing. */
  tariff: string | null
  capacity: number
  areaM2: number | null
  /** Keys of the profile's words. */
  activities: readonly string[]
  features: readonly string[]
  accessibility: readonly string[]
  /** False: asked for by telephone. */
  isOnline: boolean
  isConfirmed: boolean
  /** It stands from this day until the day before `until`, with its facility; null: without an end. */
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
  atoms: readonly number[]
  equipment: readonly Equipment[]
  facility: Facility
}

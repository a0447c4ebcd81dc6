import type { Module } from '#platform/module/index.ts'
import { dayParts, weekParts } from '../../vacancies/domain/query.ts'
import { reservationScopes } from '../scopes.ts'
import {
  day,
  hour,
  inPath,
  inQuery,
  json,
  keyParameter,
  listOf,
  next,
  object,
  orNull,
  problem,
  schema,
  text,
  uuid,
  whole,
  yen,
  yes,
} from './parts.ts'
import { schemas } from './schemas.ts'

const read = [{ bearer: [reservationScopes.read] }]
const write = [{ bearer: [reservationScopes.write] }]
const missing = problem('ないか、見てよい人ではない')
const id = inPath('id', uuid)
const after = inQuery('after', '前の答えの next')

/** The names of the page `/vacancies`. */
const ofSpaces = [
  inQuery('activity', 'すること（activities の符号）'),
  inQuery('people', '人数', whole),
  inQuery('category', '施設の種類'),
  inQuery('area', '地域'),
  inQuery('facility', '施設の id'),
  inQuery('feature', '部屋にあるもの。いくつでも', listOf(text)),
  inQuery('access', '施設か部屋のバリアフリー。いくつでも', listOf(text)),
]
const ofTimes = [
  inQuery('near', '近い順に並べる駅'),
  inQuery('from', 'この日から14日。過ぎた日はきょう', day),
  inQuery('time', '時間帯', { enum: Object.keys(dayParts) }),
  inQuery('on', '曜日。いくつでも', listOf({ enum: Object.keys(weekParts) })),
]
const as = inQuery('as', '料金と受付を見る利用者登録', uuid)

const when = { day, blocks: listOf(whole), starts: hour, ends: hour }
const use = {
  activity: text,
  attendees: whole,
  purpose: { ...text, maxLength: 500 },
  equipment: listOf(object({ id: whole, pieces: whole })),
}
const body = (properties: Record<string, object>, required: readonly string[]) => ({
  requestBody: { required: true, ...json({ type: 'object', required, properties }) },
})

const open = (operationId: string, summary: string, answer: object, parameters: readonly object[], more = {}) => ({
  operationId,
  summary,
  tags: ['places'],
  security: [],
  parameters,
  responses: { 200: { description: summary, ...json(answer) }, ...more },
})
const own = (operationId: string, summary: string, answer: object, parameters: readonly object[] = []) => ({
  operationId,
  summary,
  tags: ['reservations'],
  security: read,
  parameters,
  responses: { 200: { description: summary, ...json(answer) }, 404: missing },
})
const act = (operationId: string, summary: string, sent: object = {}) => ({
  operationId,
  summary,
  tags: ['reservations'],
  security: write,
  parameters: [id, keyParameter],
  ...sent,
  responses: { 200: { description: '予約のいま', ...json(schema('WholeReservation')) }, 404: missing, ...refusals },
})
const refusals = {
  409: problem('先に取られた、隣の音、備品、上限、受付の前後など。code で分かる'),
  422: problem('内容が正しくない'),
}

export const openApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/facilities': {
      get: open('listFacilities', '施設の一覧', object({ facilities: listOf(schema('Facility')), next }), [
        ...ofSpaces,
        after,
      ]),
    },
    '/facilities/{facility}': {
      get: open('readFacility', '施設とその室場', schema('FacilityWithSpaces'), [inPath('facility', text)], {
        404: missing,
      }),
    },
    '/spaces': {
      get: open('listSpaces', '室場の一覧', object({ spaces: listOf(schema('Space')), next }), [...ofSpaces, after]),
    },
    '/spaces/{space}': {
      get: open('readSpace', '室場ひとつ', schema('Space'), [inPath('space', whole)], { 404: missing }),
    },
    '/spaces/{space}/days/{day}': {
      get: open(
        'readSpaceDay',
        '室場の一日の時間と空き',
        schema('SpaceDay'),
        [inPath('space', whole), inPath('day', day), as],
        { 404: missing },
      ),
    },
    '/vacancies': {
      get: open(
        'searchVacancies',
        '空きをさがす。日の順、室場の順に50件ずつ',
        object({ from: day, until: day, registration: orNull(uuid), vacancies: listOf(schema('SpaceDay')), next }),
        [...ofSpaces, ...ofTimes, as, after],
      ),
    },
    '/registrations': {
      get: own('listRegistrations', '本人がいる利用者登録', object({ registrations: listOf(schema('Registration')) })),
    },
    '/registrations/{id}': { get: own('readRegistration', '利用者登録ひとつ', schema('Registration'), [id]) },
    '/reservations': {
      get: own(
        'listReservations',
        '本人と団体の予約。日の新しい順に50件ずつ',
        object({ reservations: listOf(schema('Reservation')), next }),
        [
          inQuery('registration', '一つの利用者登録だけ', uuid),
          inQuery('from', 'この日から', day),
          inQuery('before', '前の答えの next'),
        ],
      ),
      post: {
        operationId: 'holdPlace',
        summary: '仮押さえ。時間の中で人数を言い、confirmation で予約になる',
        tags: ['reservations'],
        security: write,
        parameters: [keyParameter],
        ...body({ registration: uuid, space: whole, ...when, ...use }, ['registration', 'space', 'day']),
        responses: {
          201: { description: '仮押さえ', ...json(schema('WholeReservation')) },
          404: missing,
          ...refusals,
        },
      },
    },
    '/reservations/{id}': { get: own('readReservation', '予約ひとつ', schema('WholeReservation'), [id]) },
    '/reservations/{id}/details': {
      put: act(
        'writeReservationDetails',
        'すること、人数、目的、備品、支払い方。送らないものはそのまま',
        body({ ...use, pays: { enum: ['now', 'later', 'on-site'] } }, []),
      ),
    },
    '/reservations/{id}/confirmation': { post: act('confirmReservation', '予約する（利用承認）') },
    '/reservations/{id}/change': {
      post: act('changeReservation', '同じ室場の別の日時に変える', body(when, ['day'])),
    },
    '/reservations/{id}/cancellation': {
      get: own(
        'readCancellation',
        'いま取り消すといくら戻るか',
        object({ possible: yes, percent: { type: 'number' }, amount: yen, until: orNull({ ...text }) }, [
          'percent',
          'amount',
        ]),
        [id],
      ),
      post: act('cancelReservation', '予約を取り消す'),
    },
  },
  schemas,
})

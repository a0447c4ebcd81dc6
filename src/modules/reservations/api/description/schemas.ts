import { reservationStates } from '../../booking/domain/reservation.ts'
import { registrantKinds, standings } from '../../registrants/domain/registrant.ts'
import { day, hour, listOf, moment, object, orNull, schema, text, texts, uuid, whole, yen, yes } from './parts.ts'

const pays = { enum: ['nothing', 'now', 'later', 'on-site'], description: '支払い方' }

const facility = {
  id: text,
  name: text,
  nameKana: text,
  nameEnglish: orNull(text),
  category: text,
  area: text,
  address: text,
  point: { ...object({ latitude: { type: 'number' }, longitude: { type: 'number' } }), type: ['object', 'null'] },
  accessibility: texts,
  phone: orNull(text),
}

const reservation = {
  id: uuid,
  number: { ...text, description: '予約番号' },
  registration: orNull(uuid),
  state: { enum: [...reservationStates] },
  space: whole,
  day,
  starts: hour,
  ends: hour,
  blocks: { ...listOf(whole), description: '区分の番号。自由な時間では空' },
  activity: text,
  attendees: orNull(whole),
  purpose: orNull(text),
  amount: yen,
  pays,
  heldUntil: { ...orNull(moment), description: '仮押さえの終わり' },
  payUntil: orNull(moment),
  approvedAt: { ...orNull(moment), description: '利用承認' },
  sequence: { ...whole, description: '変わるたびに増える' },
}

export const schemas = {
  Facility: object(facility),
  FacilityWithSpaces: object({ ...facility, spaces: listOf(schema('Space')) }),
  Space: object({
    id: whole,
    facility: { ...text, description: '施設の id' },
    name: text,
    nameKana: orNull(text),
    nameEnglish: orNull(text),
    capacity: whole,
    areaM2: orNull(whole),
    activities: texts,
    features: texts,
    accessibility: texts,
    online: { ...yes, description: 'false は電話で申し込む' },
    equipment: listOf(object({ id: whole, name: text, nameEnglish: orNull(text), stock: whole, price: yen })),
  }),
  SpaceDay: object(
    {
      space: whole,
      facility: text,
      name: text,
      day,
      reception: {
        ...object(
          {
            state: {
              enum: ['open', 'opens', 'over', 'others', 'closed'],
              description: '受付中、opens から、終わった、ほかの区分の人だけ、使えない日',
            },
            opens: moment,
            until: moment,
          },
          ['opens', 'until'],
        ),
      },
      closed: { ...text, description: '休館の理由' },
      times: listOf(
        object(
          {
            block: { ...whole, description: '区分の番号。ないものは自由な時間' },
            label: text,
            starts: hour,
            ends: hour,
            free: { ...yes, description: 'false は予約あり。だれのものかは答えない' },
            bridge: { ...yes, description: '前後を続けて使うときだけ' },
            price: object({ full: yen, own: yen }),
          },
          ['block', 'label', 'price'],
        ),
      ),
    },
    ['closed'],
  ),
  Registration: object({
    id: uuid,
    number: { ...text, description: '利用者番号' },
    kind: { enum: [...registrantKinds] },
    name: text,
    class: { ...text, description: '利用者区分' },
    standing: { enum: [...standings] },
    from: orNull(day),
    lastDay: orNull(day),
    suspendedUntil: orNull(day),
    role: { enum: ['representative', 'deputy', 'member'] },
    rights: listOf({ enum: ['book', 'members', 'read', 'represent'] }),
  }),
  Reservation: object(reservation),
  WholeReservation: object({
    ...reservation,
    price: listOf(
      object(
        {
          what: text,
          ja: text,
          en: text,
          key: text,
          ground: { ...text, description: '減免の根拠' },
          percent: { type: 'number' },
          unit: yen,
          count: { type: 'number' },
          amount: { ...yen, description: '円。減額はマイナス' },
        },
        ['key', 'ground', 'percent', 'unit', 'count'],
      ),
    ),
    equipment: listOf(object({ id: whole, pieces: whole })),
    payWays: listOf(pays),
    changeUntil: orNull(moment),
    cancelUntil: orNull(moment),
    links: object({ page: { type: 'string', format: 'uri' } }),
  }),
}

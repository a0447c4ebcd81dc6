import type { Hono } from 'hono'
import { recordAudit } from '#platform/audit/index.ts'
import { type HttpEnv, readCursor, requireClient, writeCursor } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { knownWard } from '../known-ward.ts'
import { doorCode } from './codes.ts'
import { doorTimes } from './domain/door.ts'
import { useRules } from './profile.ts'
import { groundsBehindLocks } from './store/grounds.ts'

export const doorCodesScope = 'reservations.door-codes.read'

const pageSize = 500
const daysAhead = 1

/** What the locks of an office's facilities have to know for today and tomorrow: rooms, times and codes, nobody's name. */
export function api(app: Hono<HttpEnv>, house: House): void {
  app.get('/door-codes', async (c) => {
    const { holder } = requireClient(c, 'office', doorCodesScope)
    const [day, last] = readCursor(house, 'reservations.door-codes', c.req.query('after')) ?? []
    const id = typeof last === 'string' ? parseId<'reservation'>(last) : undefined
    const today = house.clock.today()
    const rules = useRules(house)
    const answer = await house.db.transact(async (tx) => {
      const grounds = await groundsBehindLocks(tx, {
        office: holder.officeId,
        from: today,
        until: today.add({ days: daysAhead }),
        ...(id && { after: { day: Temporal.PlainDate.from(String(day)), id } }),
        limit: pageSize + 1,
      })
      const subject = { kind: 'people.office', id: holder.officeId }
      await recordAudit(tx, { actor: c.get('actor'), action: 'reservations.door_codes.read', subject })
      const ward = await knownWard(tx, house)
      const doorCodes = grounds.slice(0, pageSize).flatMap((ground) => {
        const space = ward.spaces.get(ground.spaceId)
        if (!space || !rules) return []
        const { opensFrom, opensUntil } = doorTimes(ground, rules.door)
        return [
          {
            facility: space.facility.slug,
            space: space.slug,
            opensFrom: opensFrom.toString(),
            opensUntil: opensUntil.toString(),
            code: doorCode(house, ground, rules.door.digits),
          },
        ]
      })
      const end = grounds.length > pageSize ? grounds[pageSize - 1] : undefined
      return {
        doorCodes,
        next: end ? writeCursor(house, 'reservations.door-codes', [end.day.toString(), end.id]) : null,
      }
    })
    return c.json(answer, 200, { 'Cache-Control': 'no-store' })
  })
}

export const openApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/door-codes': {
      get: {
        summary: '課の施設の錠が開く番号（課のプログラム）',
        description:
          'きょうとあすの利用の番号。錠はこの一覧のとおりにし、なくなった番号では開かないようにする。変更と取消しはすぐに反映される。1分に1回まで読む',
        operationId: 'listDoorCodes',
        tags: ['reservations'],
        security: [{ bearer: [doorCodesScope] }],
        parameters: [{ name: 'after', in: 'query', schema: { type: 'string' }, description: '前の答えの next' }],
        responses: {
          200: {
            description: '利用の日の順に500件まで',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['doorCodes', 'next'],
                  properties: {
                    doorCodes: { type: 'array', items: { $ref: '#/components/schemas/DoorCode' } },
                    next: { type: ['string', 'null'] },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
  schemas: {
    DoorCode: {
      type: 'object',
      required: ['facility', 'space', 'opensFrom', 'opensUntil', 'code'],
      properties: {
        facility: { type: 'string', description: '施設の slug' },
        space: { type: 'string', description: '室場の slug' },
        opensFrom: { type: 'string', format: 'date-time' },
        opensUntil: { type: 'string', format: 'date-time', description: 'この時刻からは開かない' },
        code: { type: 'string', description: '数字だけ' },
      },
    },
  },
})

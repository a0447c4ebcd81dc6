import { allowMap, readForm } from '#platform/http/index.ts'
import type { Module } from '#platform/module/index.ts'
import { Actions, Button, Form, residentPage, TextArea } from '#platform/ui/index.ts'
import { z } from 'zod'
import { emptyDraft, groundOf, PlaceField, placeIslands, placeStyles, readPlace, routes, stepPlace } from './index.ts'

/** A form that asks for a place and says what it understood. */
export const lampForm: Module = {
  name: 'lamps',
  routes(app, house) {
    routes(app, house)
    const page = { title: '街路灯', styles: placeStyles, islands: placeIslands }
    app.get('/lamps/new', (c) => {
      allowMap(c, house.config)
      return residentPage(c, house, page, <LampForm house={house} draft={emptyDraft} text="" />)
    })
    app.post('/lamps', async (c) => {
      const { raw } = await readForm(c, z.looseObject({}))
      allowMap(c, house.config)
      const ground = groundOf(house)
      const text = String(raw['text'] ?? '')
      const draft = stepPlace(raw, ground)
      if (draft) return residentPage(c, house, page, <LampForm house={house} draft={draft} text={text} />)
      const read = readPlace(raw, ground)
      if (read.ok) return c.json(read)
      const errors = [{ field: 'place', message: read.reason }]
      return residentPage(c, house, { ...page, errors }, <LampForm house={house} draft={read.draft} text={text} />)
    })
  },
}

const LampForm = ({ house, draft, text }: Parameters<typeof PlaceField>[0] & { text: string }) => (
  <Form action="/lamps">
    <TextArea name="text" label="どんな様子ですか" value={text} />
    <PlaceField house={house} draft={draft} />
    <Actions>
      <Button name="send" value="yes">
        送る
      </Button>
    </Actions>
  </Form>
)

import type { Hono } from 'hono'
import { z } from 'zod'
import { field, type HttpEnv, readForm, requireResident, submitOnce } from '#platform/http/index.ts'
import type { Ctx, FieldError } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { wishLetters } from '../actions/wishes.ts'
import { AboutLetters, Wishes } from '../pages/wishes.tsx'
import { hasOpenReturn } from '../store/notice-letters.ts'
import { wishesOf } from '../store/wishes.ts'
import { wishTexts } from '../text/index.ts'

const wishForm = z.object({ wishes: field.choices(['largePrint', 'braille', 'voiceCode']) })

/** `/messages/letters`: large print, braille, voice code. */
export function wishRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/messages/letters', (c) => show(c, house))

  app.post('/messages/letters', async (c) => {
    const resident = requireResident(c, 'verified')
    const form = await readForm(c, wishForm, { lists: ['wishes'] })
    if (!form.ok) return show(c, house, form.errors)
    const chosen = new Set<string>(form.value.wishes)
    const wishes = {
      largePrint: chosen.has('largePrint'),
      braille: chosen.has('braille'),
      voiceCode: chosen.has('voiceCode'),
    }
    const done = await submitOnce(c, house, { form: 'messaging.letters' }, async (tx) => {
      await wishLetters(tx, resident, wishes, house.clock.now())
      return { location: '/messages/letters?done=saved' }
    })
    return done.ok ? done.response : show(c, house, done.errors)
  })
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const { personId } = requireResident(c, 'verified')
  const lang = c.get('lang')
  const { wishes, hasReturned } = await house.db.read(async (tx) => ({
    wishes: await wishesOf(tx, personId),
    hasReturned: await hasOpenReturn(tx, personId),
  }))
  return residentPage(
    c,
    house,
    { title: wishTexts(lang).title, back: '/messages', errors, aside: <AboutLetters lang={lang} /> },
    <Wishes
      lang={lang}
      wishes={wishes}
      phone={house.profile.phone}
      isSaved={c.req.query('done') === 'saved'}
      hasReturned={hasReturned}
    />,
  )
}

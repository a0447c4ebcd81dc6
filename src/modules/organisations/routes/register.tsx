import type { Hono } from 'hono'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { Actions, Button, Form, Select, staffPage } from '#platform/ui/index.ts'
import { register } from '../actions/records.ts'
import { organisationKinds } from '../domain/kinds.ts'
import { organisationForm } from '../forms.ts'
import { DescriptionFields } from '../pages/description-fields.tsx'
import { deskPermissions } from '../permissions.ts'
import { organisationTexts } from '../text/index.ts'
import { staffTexts as t } from '../text/staff.ts'

/** 紙の届出 at the desk: the office writes down an organisation that it has recognised. */
export function registerRoutes(app: Hono<HttpEnv>, house: House, list: string): void {
  app.get(`${list}/new`, (c) => newPage(c, house, list))
  app.post(list, async (c) => {
    const staff = requireStaff(c, deskPermissions.decide)
    const form = await readForm(c, organisationForm(t.numberWrong))
    if (!form.ok) return newPage(c, house, list, form.errors, form.raw)
    const { termTo: _, ...given } = form.value
    const done = await submitOnce(c, house, { form: 'organisations.register' }, async (tx) => {
      const made = await register(tx, house, staff, given)
      if (made.ok) return { location: `${list}/${made.id}` }
      return {
        errors: [
          made.reason === 'number_taken'
            ? { field: 'number', message: t.numberTaken }
            : { field: 'kind', message: t.otherOffice },
        ],
      }
    })
    return done.ok ? done.response : newPage(c, house, list, done.errors, form.raw)
  })
}

type Raw = Readonly<Record<string, string | string[]>>

function newPage(c: Ctx, house: House, list: string, errors: readonly FieldError[] = [], raw: Raw = {}): Response {
  requireStaff(c, deskPermissions.decide)
  const words = organisationTexts('ja')
  const typed = (name: string) => (typeof raw[name] === 'string' ? raw[name] : undefined)
  const kinds = organisationKinds.filter((kind) => house.profile.organisationOffices[kind])
  return staffPage(
    c,
    house,
    { title: t.register, current: list, crumbs: [{ href: list, label: t.title }], errors },
    <>
      <p>{t.registerLede}</p>
      <Form action={list} label={t.register}>
        <Select
          name="kind"
          label={t.columns.kind}
          value={typed('kind')}
          options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        />
        <DescriptionFields
          name={typed('name')}
          nameKana={typed('kana')}
          corporateNumber={typed('number')}
          isAuthorised={Boolean(typed('authorised'))}
          isPublic={Boolean(typed('public'))}
        />
        <Actions>
          <Button>{t.registerSubmit}</Button>
        </Actions>
      </Form>
    </>,
  )
}

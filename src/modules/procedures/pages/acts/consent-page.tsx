import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { Actions, Block, Button, Checkbox, Form, Meta, Notice, Radios, Ticks, Title } from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import type { Consent } from '../../store/acts/consents.ts'
import { actTexts } from '../../text/acts/index.ts'
import { say } from '../../text/index.ts'

type ConsentProps = {
  lang: Lang
  consents: readonly Consent[]
  /** Procedures that deliver electronically today. */
  offered: readonly Definition[]
  done: 'saved' | 'over' | undefined
}

/** デジタル手続法 第7条の表示: what it means, start, end, and what was declared before. */
export const ConsentPage = ({ lang, consents, offered, done }: ConsentProps) => {
  const t = actTexts(lang).consent
  const standing = consents.filter(({ endedAt }) => !endedAt)
  const before = consents.filter(({ endedAt }) => endedAt)
  const left = offered.filter(({ procedure }) => !standing.some((one) => one.procedure === procedure))
  const hasAll = standing.some(({ procedure }) => procedure === null)
  const nameOf = (procedure: string | null): string => {
    const definition = offered.find((one) => one.procedure === procedure)
    return procedure === null ? t.all : definition ? say(definition.name, lang) : procedure
  }
  return (
    <>
      {done && (
        <Notice kind="success" live>
          {t[done]}
        </Notice>
      )}
      <Title lede={t.lede}>{t.title}</Title>
      <Block title={t.standing}>
        {standing.length === 0 && <p>{t.none}</p>}
        {standing.map(({ id, procedure, startedAt }) => (
          <Form action={`/account/electronic-delivery/${id}/end`} label={t.end}>
            <p>
              <b>{nameOf(procedure)}</b> {t.started(formatDate(wardDate(startedAt), lang))}
            </p>
            <p>
              <Button variant="secondary" small>
                {t.end}
              </Button>
            </p>
          </Form>
        ))}
      </Block>
      {!hasAll && left.length > 0 && (
        <Block title={t.meaning}>
          <Ticks items={t.meanings} />
          <Meta>{t.law}</Meta>
          <Form action="/account/electronic-delivery">
            <Radios
              name="scope"
              legend={t.scope}
              options={[
                ...left.map(({ procedure, name }) => ({ value: procedure, label: say(name, lang) })),
                { value: 'all', label: t.all },
              ]}
            />
            <Checkbox name="agree" label={t.agree} />
            <Actions>
              <Button>{t.start}</Button>
            </Actions>
          </Form>
        </Block>
      )}
      {offered.length === 0 && <Meta>{t.nothingOffered}</Meta>}
      {before.length > 0 && (
        <Block title={t.before}>
          <ul>
            {before.map(({ procedure, startedAt, endedAt }) => (
              <li>
                {nameOf(procedure)}{' '}
                {endedAt && t.ended(formatDate(wardDate(startedAt), lang), formatDate(wardDate(endedAt), lang))}
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}

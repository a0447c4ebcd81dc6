import type { Lang } from '#platform/i18n/index.ts'
import { Block, DataTable, Facts, Link, Sample, Title } from '#platform/ui/index.ts'
import { open311Texts } from '../text/index.ts'

type Props = { lang: Lang; endpoint: string }

/** For makers of programs: where it is, how one gets a key, examples, and every rule in a sentence. */
export const Open311Page = ({ lang, endpoint }: Props) => {
  const t = open311Texts(lang).page
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Block title={t.start} id="start">
        <Facts
          facts={[
            { term: t.endpoint, children: <code>{endpoint}</code> },
            {
              term: t.discovery,
              children: (
                <>
                  <Link href="/open311/v2/discovery.xml">discovery.xml</Link>{' '}
                  <Link href="/open311/v2/discovery.json">discovery.json</Link>
                </>
              ),
            },
            { term: t.formats, children: <span>{t.formatsValue}</span> },
            { term: t.limits, children: <span>{t.limitsValue}</span> },
          ]}
        />
        <p>{t.credit}</p>
      </Block>
      <Block title={t.addresses} id="addresses">
        <DataTable
          caption={t.addresses}
          columns={[{ label: t.address, heading: true }, { label: t.meaning }, { label: t.key }]}
          rows={calls.map(({ call, name, needsKey }) => ({
            cells: [
              <code>{call}</code>,
              <span>{t.calls[name]}</span>,
              <span>{needsKey ? t.needed : t.notNeeded}</span>,
            ],
          }))}
        />
      </Block>
      <Block title={t.keys} id="keys">
        <Rules rules={t.keysSteps} />
        <p>
          <Link href="/organisations" standalone>
            {t.toOrganisations}
          </Link>
        </p>
      </Block>
      <Block title={t.exampleRead} id="reading-example">
        <Sample text={`curl '${endpoint}requests.json?status=closed&start_date=2026-11-01T00:00:00%2B09:00'`} />
        <h3>{t.answerOf}</h3>
        <Sample text={answerRead} />
      </Block>
      <Block title={t.exampleSend} id="sending-example">
        <Sample text={sendingOf(endpoint)} />
        <h3>{t.answerOf}</h3>
        <Sample text={answerSend} />
      </Block>
      <Block title={t.reading} id="reading">
        <Rules rules={t.readingRules} />
      </Block>
      <Block title={t.sending} id="sending">
        <Rules rules={t.sendingRules} />
      </Block>
      <Block title={t.errors} id="errors">
        <p>{t.errorsText}</p>
        <Sample text={answerError} />
      </Block>
    </>
  )
}

const Rules = ({ rules }: { rules: readonly string[] }) => (
  <div class="prose">
    <ul>
      {rules.map((rule) => (
        <li>{rule}</li>
      ))}
    </ul>
  </div>
)

const calls = [
  { call: 'GET services.xml', name: 'services', needsKey: false },
  { call: 'GET services/CODE.xml', name: 'definition', needsKey: false },
  { call: 'GET requests.xml', name: 'list', needsKey: false },
  { call: 'GET requests/ID.xml', name: 'one', needsKey: false },
  { call: 'GET servicerequestupdates.xml', name: 'updates', needsKey: false },
  { call: 'POST requests.xml', name: 'send', needsKey: true },
  { call: 'POST servicerequestupdates.xml', name: 'sendUpdate', needsKey: true },
  { call: 'GET tokens/ID.xml', name: 'token', needsKey: false },
] as const

const answerRead = `[
  {
    "service_request_id": "M8-0000-0042-7",
    "status": "closed",
    "status_notes": "…",
    "service_code": "street-lamp",
    "requested_datetime": "2026-11-20T21:04:00+09:00",
    "updated_datetime": "2026-11-25T10:30:00+09:00",
    "lat": 35.7595,
    "long": 139.63
  }
]`

const sendingOf = (endpoint: string) => `curl '${endpoint}requests.xml' \\
  -F api_key=madoc_… \\
  -F service_code=street-lamp \\
  -F lat=35.7595 -F long=139.63 \\
  -F 'attribute[how]=off' \\
  -F description=… \\
  -F 'media[]=@photo.jpg'`

const answerSend = `<?xml version="1.0" encoding="utf-8"?>
<service_requests><request><service_request_id>M8-0000-0043-5</service_request_id><service_notice>…</service_notice><account_id/></request></service_requests>`

const answerError = `<?xml version="1.0" encoding="utf-8"?>
<errors><error><code>service_unknown</code><description>…</description></error></errors>`

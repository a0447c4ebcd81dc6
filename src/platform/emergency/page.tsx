import { raw } from 'hono/html'
import { authored, href, htmlLang, type Lang, langs, otherName, renderTexts } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import type { EmergencyState, EmergencyText } from './text.ts'
import { emergencyStyle } from './style.ts'
import { emergencyWords } from './words.ts'

/** Everything on one page: no stylesheet, font, picture or script is asked for. Needs neither a request nor the database. */
export function writeEmergencyPage(profile: Profile, lang: Lang, { text }: EmergencyState): string {
  const page = (
    <html lang={htmlLang(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${titleOf(lang, text?.texts)}｜${lang === 'en' ? profile.nameEnglish : profile.name}`}</title>
        <style>{raw(emergencyStyle)}</style>
      </head>
      <body>
        <header>
          <b>{lang === 'en' ? profile.nameEnglish : authored(`｜${profile.name}《${profile.nameKana}》`)}</b>
          <Languages lang={lang} />
        </header>
        <main>{text ? <Told lang={lang} text={text} /> : <Quiet lang={lang} />}</main>
        <Office lang={lang} profile={profile} />
      </body>
    </html>
  ).toString()
  return `<!doctype html>${renderTexts(String(page), { furigana: lang === 'easy', lang, words: profile.words[lang] })}`
}

/** The office's title in this language, or in Japanese; the words of a quiet day where there is none. */
export const titleOf = (lang: Lang, texts: NonNullable<EmergencyState['text']>['texts'] | undefined): string =>
  texts ? authored((texts[lang] ?? texts.ja).title) : emergencyWords(lang).quietTitle

const Languages = ({ lang }: { lang: Lang }) => (
  <nav aria-label={emergencyWords(lang).other}>
    {langs
      .filter((other) => other !== lang)
      .map((other) => (
        <a href={href(other, '/emergency')} lang={htmlLang(other)}>
          {otherName[other]}
        </a>
      ))}
  </nav>
)

const Told = ({ lang, text }: { lang: Lang; text: NonNullable<EmergencyState['text']> }) => {
  const t = emergencyWords(lang)
  const own = text.texts[lang]
  const told = own ?? text.texts.ja
  // What nobody wrote in this language stands there in Japanese, and says so to a reader's voice.
  const as = own ? undefined : 'ja'
  return (
    <>
      <section class="urgent" aria-labelledby="title">
        <h1 id="title" lang={as}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 3 2 20.5h20L12 3Zm0 6.5v5m0 2.6v.4" />
          </svg>
          <span>{authored(told.title)}</span>
        </h1>
        <p class="as-of">{t.asOf(formatDateTime(Temporal.Instant.from(text.at), lang))}</p>
        <p lang={as}>{authored(told.lead)}</p>
        <Contacts title={t.contacts} told={told} lang={as} />
      </section>
      {told.steps.length > 0 && (
        <section aria-labelledby="steps">
          <h2 id="steps">{t.steps}</h2>
          <ol lang={as}>
            {told.steps.map((step) => (
              <li>{authored(step)}</li>
            ))}
          </ol>
        </section>
      )}
      {told.places.length > 0 && (
        <section aria-labelledby="places">
          <h2 id="places">{t.places}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.place}</th>
                <th scope="col">{t.state}</th>
              </tr>
            </thead>
            <tbody lang={as}>
              {told.places.map(({ name, value }) => (
                <tr>
                  <th scope="row">{authored(name)}</th>
                  <td>{authored(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {told.next && (
        <p class="next" lang={as}>
          {authored(told.next)}
        </p>
      )}
      <p>
        <a href={href(lang, '/?usual')}>{t.usual}</a>
      </p>
    </>
  )
}

const Contacts = ({ title, told, lang }: { title: string; told: EmergencyText; lang: 'ja' | undefined }) =>
  told.contacts.length > 0 ? (
    <ul aria-label={title} lang={lang}>
      {told.contacts.map(({ name, value }) => (
        <li>
          {authored(name)} <Phone number={value} />
        </li>
      ))}
    </ul>
  ) : null

const Phone = ({ number }: { number: string }) =>
  /^[\d+][\d-]{2,}$/.test(number) ? <a href={`tel:${number.replaceAll('-', '')}`}>{number}</a> : <b>{number}</b>

const Quiet = ({ lang }: { lang: Lang }) => {
  const t = emergencyWords(lang)
  return (
    <>
      <h1>{t.quietTitle}</h1>
      <p>{t.quietLead}</p>
      <p>
        <a href={href(lang, '/')}>{t.usual}</a>
      </p>
    </>
  )
}

const Office = ({ lang, profile }: { lang: Lang; profile: Profile }) => {
  const t = emergencyWords(lang)
  return (
    <footer>
      <p>
        <b>{t.office}</b>
      </p>
      <p lang="ja">
        〒{profile.postcode} {profile.address}
      </p>
      <p>
        {t.phone} <Phone number={profile.phone} />
      </p>
    </footer>
  )
}

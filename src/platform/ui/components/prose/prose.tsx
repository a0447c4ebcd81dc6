import { raw } from 'hono/html'
import { authored, plainText } from '#platform/i18n/index.ts'

/** HTML that was sanitised when it was written, with 漢字《かんじ》 in it: what an office publishes. Never what came with a request. */
export const Prose = ({ html, lang }: { html: string; lang?: 'ja' | 'en' | undefined }) => (
  <div class="prose" lang={lang}>
    {raw(authored(html))}
  </div>
)

/** Facts for programs (JSON-LD) in a block that no browser runs. Readings are left out. */
export const DataBlock = ({ data }: { data: object }) => (
  <script type="application/ld+json">
    {raw(plainText(JSON.stringify(data)).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'))}
  </script>
)

/** What a program sends or gets, to the letter; long lines break, so that nothing has to be scrolled sideways. */
export const Sample = ({ text }: { text: string }) => (
  <pre class="sample" lang="en">
    <code>{text}</code>
  </pre>
)

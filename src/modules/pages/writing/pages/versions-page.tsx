import type { StaffId } from '#platform/ids/index.ts'
import { type Lang, langs } from '#platform/i18n/index.ts'
import { Block, Button, DataTable, EmptyState, Form, Lede, Link, Meta } from '#platform/ui/index.ts'
import type { PageId } from '../../domain/page.ts'
import type { Difference } from '../differences.ts'
import type { SavedVersion } from '../store/editions.ts'
import { writingTexts } from '../text/index.ts'
import { sayMoment } from '../told.ts'
import { DiffText } from './diff-text.tsx'
import { pagePath } from './paths.ts'

const t = writingTexts.course

type VersionsProps = {
  id: PageId
  lang: Lang
  versions: readonly SavedVersion[]
  names: ReadonlyMap<StaffId, string>
  mayRestore: boolean
}

/** Every saved version in a language, each beside the one before. */
export const VersionsPage = ({ id, lang, versions, names, mayRestore }: VersionsProps) => (
  <>
    <Lede>{mayRestore && t.restoreHint}</Lede>
    <p>
      {langs.map((one) => (
        <>
          <Link href={`${pagePath(id)}/versions?lang=${one}`} current={one === lang}>
            {writingTexts.languages[one]}
          </Link>
          　
        </>
      ))}
    </p>
    <DataTable
      caption={t.versions}
      columns={[
        { label: t.version, heading: true },
        { label: writingTexts.edit.title },
        { label: t.savedBy },
        { label: t.compare, hideLabel: true },
      ]}
      rows={versions.map((version, at) => {
        const before = versions[at + 1]
        return {
          cells: [
            nameOf(version),
            version.title,
            `${sayMoment(version.savedAt)}　${version.savedBy ? (names.get(version.savedBy) ?? '') : t.byItself}`,
            <>
              {before && (
                <Link href={`${pagePath(id)}/difference?lang=${lang}&before=${keyOf(before)}&after=${keyOf(version)}`}>
                  {t.compare}
                </Link>
              )}
              {mayRestore && at > 0 && (
                <Form action={`${pagePath(id)}/restoration`} label={`${t.restore}：${nameOf(version)}`}>
                  <input type="hidden" name="lang" value={lang} />
                  <input type="hidden" name="version" value={keyOf(version)} />
                  <Button variant="quiet" small>
                    {t.restore}
                  </Button>
                </Form>
              )}
            </>,
          ],
        }
      })}
      empty={<EmptyState title={t.missing} />}
    />
  </>
)

/** 「2回目の第3版」. */
export const nameOf = ({ editionNumber, number }: { editionNumber: number; number: number }): string =>
  `${editionNumber}回目 ${t.versionOf(number)}`

/** Of a version, in an address. */
export const keyOf = ({ editionId, number }: { editionId: string; number: number }): string => `${editionId}.${number}`

/** What went and what came between two versions, field by field. */
export const DifferencePage = ({ parts }: { parts: readonly Difference[] }) => (
  <>
    {parts.length === 0 && <Meta>{t.differenceNone}</Meta>}
    {parts.map(({ name, runs }) => (
      <Block title={name}>
        <DiffText runs={runs} />
      </Block>
    ))}
  </>
)

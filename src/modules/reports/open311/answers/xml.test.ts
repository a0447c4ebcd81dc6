import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readXml } from '../testing/read-xml.ts'
import { writeXml } from './xml.ts'

const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

test('どんな文でも整ったXMLになり、XMLにある文字はそのまま戻る', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { a } = readXml(writeXml('a', { b: text })) as never as { a: { b: string } }
      // A parser folds line ends (XML 1.0 §2.11), but not one that was written as a reference.
      expect(a.b.replaceAll('&#13;', '\r')).toBe(text.replaceAll(notInXml, ''))
    }),
  )
})

test(']]> も、半分の絵文字も、NULも、文書を壊さない', () => {
  const xml = writeXml('a', { b: 'x]]>y\ud83d\0💡', c: null, d: true, e: 1.5, media_urls: [] })
  expect(xml).toContain('<a><b>x]]&gt;y💡</b><c/><d>true</d><e>1.5</e><media_urls/></a>')
})

test('一つ一つの名が決まっていない並びは、書かずに止まる', () => {
  expect(() => writeXml('nothings', ['x'])).toThrow('nothings')
})

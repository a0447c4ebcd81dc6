import { XMLParser, XMLValidator } from 'fast-xml-parser'

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  isArray: (name) =>
    /^(service|request|error|attribute|value|endpoint|format|media_url|request_update)$/.test(name) &&
    name !== 'format',
})

/** A document as a program reads it: well-formed, or it throws. Every value is a text. */
export function readXml(text: string): Record<string, never> {
  const valid = XMLValidator.validate(text)
  if (valid !== true) throw new Error(`${valid.err.msg} at ${valid.err.line}:${valid.err.col}`)
  return parser.parse(text) as Record<string, never> // a test looks into it
}

import { XMLParser, XMLValidator } from 'fast-xml-parser'

// Every value is a text: an id of digits keeps its zeros. What is said of a document from outside is not followed.
const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true, ignorePiTags: true })

/** A document of another body; `undefined` when it is not well-formed XML, or brings definitions of its own. */
export function readXml(text: string): unknown {
  if (/<!(doctype|entity)/i.test(text)) return undefined
  try {
    return XMLValidator.validate(text) === true ? (parser.parse(text) as unknown) : undefined
  } catch {
    return undefined
  }
}

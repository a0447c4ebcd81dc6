export { missingGlyphs } from './glyphs.ts'
export { renderCertificate } from './render/certificate.ts'
export type {
  AddressSheetInput,
  CertificateInput,
  CertificateSubject,
  Issuer,
  LetterInput,
  ReceiptInput,
  Recipient,
} from './render/input.ts'
export { renderAddressSheet, renderLetter, renderReceipt } from './render/letters.ts'
export { nextDocumentNumber } from './store/document-number.ts'
export { type DocumentId, readDocument, storeDocument, type StoredDocument } from './store/documents.ts'

export { renderAddressSheet } from './render/address-sheet.ts'
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
export { renderLetter, renderLetters } from './render/letter.ts'
export { renderReceipt } from './render/receipt.ts'
export { renderReturnInvoice } from './render/return-invoice.ts'
export { requireSameSubjects, WrongSubjects } from './render/subjects.ts'
export { checkFile, type FileSignature, signFile } from './sign.ts'
export { nextDocumentNumber } from './store/document-number.ts'
export { type DocumentId, documentsOf, readDocument, type StoredDocument, storeDocument } from './store/documents.ts'
export type { Face } from './type/fonts.ts'
export { missingGlyphs } from './type/glyphs.ts'
export { MissingGlyphs } from './type/missing.ts'
export { outlineOf } from './type/outline.ts'

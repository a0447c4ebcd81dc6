import { renderSVG } from 'uqr'

/** A QR code as a file to print: error level M, with the quiet zone of four modules (ISO/IEC 18004). */
export const qrSvg = (text: string): string => renderSVG(text, { ecc: 'M', border: 4 })

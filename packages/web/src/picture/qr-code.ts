import { encodeQR } from 'qr'

/** A QR code as one path, a unit for each square. */
export interface QrCode {
  /** squares on each side, the quiet zone included */
  readonly size: number
  readonly path: string
}

// ISO/IEC 18004, section 9.1: four light squares on every side
const QUIET = 4

/** @example qrCode('otpauth://totp/Anagen?secret=JBSWY3DPEHPK3PXP') */
export const qrCode = (text: string): QrCode => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET })
  const path = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size: rows.length, path }
}

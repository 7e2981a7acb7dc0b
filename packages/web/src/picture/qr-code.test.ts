import { expect, test } from 'vitest'
import { qrCode } from './qr-code.ts'

const isDark = (path: string, x: number, y: number): boolean => path.includes(`M${x} ${y}h1v1h-1z`)

test('a finder of 7 by 7 stands in three corners, inside a quiet zone of four squares (ISO/IEC 18004)', () => {
  const { size, path } = qrCode('otpauth://totp/Anagen:nurse%40clinic.example?secret=JBSWY3DPEHPK3PXP&issuer=Anagen')
  const far = size - 4 - 7
  for (const [left, top] of [
    [4, 4],
    [far, 4],
    [4, far],
  ] as const)
    for (let y = 0; y < 7; y++)
      for (let x = 0; x < 7; x++) {
        const isRing = x === 0 || x === 6 || y === 0 || y === 6
        const isHeart = x > 1 && x < 5 && y > 1 && y < 5
        expect(isDark(path, left + x, top + y), `${left + x},${top + y}`).toBe(isRing || isHeart)
      }
  for (let i = 0; i < size; i++) for (let edge = 0; edge < 4; edge++) expect(isDark(path, i, edge)).toBe(false)
})

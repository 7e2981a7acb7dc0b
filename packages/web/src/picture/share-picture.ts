import type { Effect } from '@anagen/kb'
import sharp from 'sharp'
import { ribbonsOfEffects } from './ribbon.ts'

const WIDTH = 1200
const HEIGHT = 630
const EDGE = 90
const MOST_BARS = 9

const COLOURS = { paper: '#faf8f4', accent: '#0b6260', line: '#d9d7d0' } as const

const mark = `<g transform="translate(${EDGE} 60) scale(3.2)" fill="none" stroke="${COLOURS.accent}" stroke-width="2.6" stroke-linecap="round"><path d="M4 25c5 0 6-17 12-17s7 17 12 17"/><circle cx="16" cy="8" r="2" fill="${COLOURS.accent}"/></g>`

/**
 * What a shared link to a treatment shows: its recovery ribbon, without a letter, so that it needs no font of the machine.
 * @returns a PNG of 1200 by 630
 */
export const sharePicture = async (name: string, effects: readonly Effect[]): Promise<Buffer> => {
  const rows = ribbonsOfEffects(name, effects)
    .flatMap(({ rows }) => rows)
    .filter(
      (_, i, all) =>
        all.length <= MOST_BARS ||
        Math.floor(((i + 1) * MOST_BARS) / all.length) > Math.floor((i * MOST_BARS) / all.length),
    )
  const height = (HEIGHT - 230) / Math.max(rows.length, 1)
  const width = (WIDTH - 2 * EDGE) / 100
  const bars = rows.map(
    (row, i) =>
      `<g transform="translate(${EDGE} ${190 + i * height}) scale(${width} ${(height * 0.8) / 20})">` +
      `<rect width="100" height="1.4" y="9.3" fill="${COLOURS.line}"/>` +
      `<path d="${row.mayLast}" fill="${COLOURS.accent}" fill-opacity=".45"/>` +
      `<path d="${row.disputed}" fill="${COLOURS.accent}" fill-opacity=".18"/>` +
      `<path d="${row.usual}" fill="${COLOURS.accent}"/></g>`,
  )
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${COLOURS.paper}"/>${mark}${bars.join('')}</svg>`
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer()
}

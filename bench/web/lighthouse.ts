/** Lighthouse's report of a page: mobile, on a simulated slow phone (4 times slower processor, 1.6 Mbit/s, 150 ms). */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { chromiumPath } from '../../tests/e2e/chromium.ts'
import { installPeers } from '../peers.ts'
import { firstLine } from '../progress.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export type Category = (typeof CATEGORIES)[number]

export interface PageReport {
  /** 0 to 100 */
  readonly scores: Readonly<Record<Category, number>>
  /** largest contentful paint, simulated */
  readonly lcpMs: number
  readonly blockingMs: number
  readonly layoutShift: number
}

interface Report {
  readonly categories: Readonly<Record<Category, { readonly score: number | null }>>
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>
}

const NO_SANDBOX = process.getuid?.() === 0 ? ' --no-sandbox' : ''

/** @throws when Lighthouse could not load the page, or left a figure out */
export const measurePage = async (url: string): Promise<PageReport> => {
  installPeers(import.meta.dirname)
  const folder = mkdtempSync(join(tmpdir(), 'anagen-lighthouse-'))
  try {
    const path = join(folder, 'report.json')
    await run([
      url,
      '--quiet',
      '--output=json',
      `--output-path=${path}`,
      `--chrome-path=${chromiumPath()}`,
      `--chrome-flags=--headless=new${NO_SANDBOX}`,
      `--only-categories=${CATEGORIES.join(',')}`,
    ])
    return read(JSON.parse(readFileSync(path, 'utf8')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const run = async (words: readonly string[]): Promise<void> => {
  const program = join(import.meta.dirname, 'node_modules', 'lighthouse', 'cli', 'index.js')
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const said = await text(child.stderr)
  if ((await ended) !== 0) throw new Error(`Lighthouse could not measure ${words[0]}: ${firstLine(said)}`)
}

const read = ({ categories, audits }: Report): PageReport => {
  const value = (audit: string): number => {
    const figure = audits[audit]?.numericValue
    if (figure === undefined) throw new Error(`Lighthouse left ${audit} out`)
    return figure
  }
  const score = (category: Category): number => {
    const { score } = categories[category]
    if (score === null) throw new Error(`Lighthouse left the score of ${category} out`)
    return Math.round(score * 100)
  }
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    lcpMs: value('largest-contentful-paint'),
    blockingMs: value('total-blocking-time'),
    layoutShift: value('cumulative-layout-shift'),
  }
}

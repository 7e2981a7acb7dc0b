import { ensureBuilt } from '@anagen/web'
import { chromiumPath } from './chromium.ts'

/**
 * What all files of tests need, made once before the first of them starts: installing a browser and building the pages take a slow machine
 * longer than a test may wait, and two files at a time would both install.
 */
export const setup = async (): Promise<void> => {
  chromiumPath()
  await ensureBuilt()
}

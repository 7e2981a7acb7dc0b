import { EXIT } from '../run.ts'

/** Resolves at the first Ctrl-C or request to end; a second one ends at once. */
export const askedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        process.on(signal, () => process.exit(EXIT.internal))
        resolve()
      })
  })

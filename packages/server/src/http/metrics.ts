import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Figures for Prometheus: counts and times, labelled by route, status and level; nothing about anybody. */
export interface Metrics {
  readonly registry: Registry
  readonly answered: (route: string, method: string, status: number, seconds: number) => void
  readonly checkIn: (level: string) => void
  /** how much room there is, as it is known when somebody asks */
  readonly watchStorage: (of: () => { readonly freeBytes: number; readonly waiting: number } | null) => void
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export const openMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const requests = new Histogram({
    name: 'anagen_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  })
  const checkIns = new Counter({
    name: 'anagen_check_ins_total',
    help: 'Check-ins answered, by level',
    labelNames: ['level'],
    registers,
  })
  return {
    registry,
    answered: (route, method, status, seconds) => requests.observe({ route, method, status: String(status) }, seconds),
    checkIn: (level) => checkIns.inc({ level }),
    watchStorage: (of) => {
      const gauge = (name: string, help: string, value: 'freeBytes' | 'waiting') =>
        new Gauge({
          name,
          help,
          registers,
          collect() {
            const found = of()
            if (found) this.set(found[value])
          },
        })
      gauge('anagen_data_free_bytes', 'Room on the disk of the data folder', 'freeBytes')
      gauge('anagen_archive_waiting', 'Pieces of WAL that wait to be archived', 'waiting')
    },
  }
}

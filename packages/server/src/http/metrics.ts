import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Figures for Prometheus: counts and times, labelled by route, status and level; nothing about anybody. */
export interface Metrics {
  readonly registry: Registry
  readonly answered: (route: string, method: string, status: number, seconds: number) => void
  readonly checkIn: (level: string) => void
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
  }
}

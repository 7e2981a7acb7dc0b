export { ensureBuilt } from './build/ensure-built.ts'
export type { Clinics, DemoDoor, DemoPerson } from './clinic/clinics.ts'
export { openSite, type SiteOptions } from './site.ts'

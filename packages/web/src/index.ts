export { ensureBuilt } from './build/ensure-built.ts'
export { openSite, type SiteOptions } from './site.ts'

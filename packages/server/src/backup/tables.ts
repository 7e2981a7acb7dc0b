import type { Client } from 'pg'

/** A table as it is copied. */
export interface CopiedTable {
  /** `anagen.patient`, quoted where needed */
  readonly name: string
  /** the columns that hold something of their own, quoted */
  readonly columns: readonly string[]
}

const SCHEMAS = ['anagen', 'directory', 'identity']

/** Every table of ours, each after those it refers to: read from the catalogue, so that none can be forgotten. */
export const tablesInOrder = async (owner: Client): Promise<readonly CopiedTable[]> => {
  const { rows } = await owner.query<{ name: string; columns: string[]; needs: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array(select format('%I', a.attname) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select distinct format('%I.%I', fn.nspname, fc.relname) from pg_constraint k
             join pg_class fc on fc.oid = k.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
             where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid and not k.condeferrable) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any($1) order by 1`,
    [SCHEMAS],
  )
  const placed: CopiedTable[] = []
  const names = new Set<string>()
  while (placed.length < rows.length) {
    const ready = rows.filter(({ name, needs }) => !names.has(name) && needs.every((need) => names.has(need)))
    if (ready.length === 0) throw new Error('the tables refer to each other in a circle')
    for (const { name, columns } of ready) {
      placed.push({ name, columns })
      names.add(name)
    }
  }
  return placed
}

import { z } from 'zod'

/** JSON Schema of draft 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/** Schemas that several answers share, by name: `components/schemas` of the document. */
export type SharedSchemas = Record<string, JsonSchema>

// a format says what its pattern repeats at length
const FORMATS = new Set(['uuid', 'date-time', 'date', 'email'])

const tidy = ({ jsonSchema }: { jsonSchema: JsonSchema }): void => {
  if (FORMATS.has(String(jsonSchema.format))) delete jsonSchema.pattern
  // zod says so of a read-only array; in OpenAPI it means "never sent"
  delete jsonSchema.readOnly
}

// an answer may learn fields: who reads it passes over what they do not know
const open = (given: { jsonSchema: JsonSchema }): void => {
  tidy(given)
  if (given.jsonSchema.additionalProperties === false) delete given.jsonSchema.additionalProperties
}

/** What may be sent, or what is answered. What has a `meta({ id })` is put into `shared` and named there. */
export const jsonSchema = (schema: z.ZodType, io: 'input' | 'output', shared: SharedSchemas): JsonSchema => {
  const made = z.toJSONSchema(schema, { io, override: io === 'input' ? tidy : open })
  const {
    $schema,
    $defs = {},
    ...own
  } = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/'))
  Object.assign(shared, $defs)
  return own
}

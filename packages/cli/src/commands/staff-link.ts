import { wayBackAt } from '@anagen/server'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { PLACE_NOTE, PLACE_OPTIONS, placeOf, withData } from '../data/place.ts'
import { readOrigin, readPublicUrl } from '../serving/public-url.ts'
import { toJson } from '../text/plain.ts'

const originOf = (given: string | undefined): string => {
  const origin = given === undefined ? readPublicUrl(process.env) : readOrigin(given, '--url')
  if (origin === null)
    throw new BadInput(
      'where do people reach the server? Write --url or set PUBLIC_URL, for example --url http://localhost:3000',
    )
  return origin
}

/** The way back in for somebody of the staff who lost everything, the owner included. */
export const staffLink: Command = {
  name: 'staff link',
  usage: 'EMAIL [--clinic SLUG] [--url URL] [--data FOLDER]',
  summary: 'Prints a link that lets somebody of the staff set a new password and second factor.',
  words: [1, 1],
  options: {
    ...PLACE_OPTIONS,
    clinic: { value: 'SLUG', help: 'the clinic; needed when there are several' },
    url: { value: 'URL', help: 'where people reach the server; else PUBLIC_URL' },
    json: { help: 'write JSON' },
  },
  examples: ['anagen staff link owner@clinic.example --url https://anagen.example.org'],
  notes: [
    PLACE_NOTE,
    'It works once, for seven days. Give it to nobody else: who opens it is that person from then on.',
    'The record of who did what says that such a link was made.',
  ],
  run: async (args, io) => {
    const [email = ''] = args.words
    const url = originOf(args.one('url'))
    const found = await withData(() => wayBackAt(placeOf(args), { email, slug: args.one('clinic') ?? null, url }))
    if ('refused' in found) throw new BadInput(found.detail)
    await io.out(
      args.has('json')
        ? `${toJson({ ...found, expiresAt: found.expiresAt.toISOString() }, 2)}\n`
        : `For ${found.name} (${found.role}), once, until ${found.expiresAt.toISOString().slice(0, 16)}Z:\n\n${found.url}\n`,
    )
    return 0
  },
}

// Real LSP over the standard streams of a real process.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type CodeAction,
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { compileCache, main } from './anagen.ts'

let server: ChildProcess
let editor: ProtocolConnection
const shown: PublishDiagnosticsParams[] = []
const waiting: ((params: PublishDiagnosticsParams) => boolean)[] = []

/** The diagnostics of a version of a text, once they come. */
const diagnosticsOf = (uri: string, version?: number): Promise<PublishDiagnosticsParams> =>
  new Promise((resolve) => {
    const take = (params: PublishDiagnosticsParams): boolean => {
      if (params.uri !== uri || params.version !== version) return false
      resolve(params)
      return true
    }
    if (!shown.some(take)) waiting.push(take)
  })

const open = (uri: string, text: string, version = 1) =>
  editor.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version, text } })

beforeAll(async () => {
  server = spawn(process.execPath, [main, 'lint', '--stdio'], { env: { ...process.env, ...compileCache } })
  if (!server.stdout || !server.stdin) throw new Error('no streams')
  editor = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
  editor.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    shown.push(params)
    const found = waiting.findIndex((take) => take(params))
    if (found >= 0) waiting.splice(found, 1)
  })
  editor.listen()
  const answer = await editor.sendRequest<{ capabilities: object; serverInfo: object }>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  })
  expect(answer.serverInfo).toMatchObject({ name: 'anagen lint' })
  await editor.sendNotification('initialized', {})
})

afterAll(() => {
  editor?.dispose()
  if (server?.exitCode === null) server.kill()
})

const TEXT = '# PRP 😀\n\n😀 PRP is entirely painless. We draw blood.\n'
const uri = 'untitled:prp.md'

describe('anagen lint --stdio', () => {
  test('an open text gets diagnostics with exact UTF-16 ranges, the rule, its page and the fact', async () => {
    await open(uri, TEXT)
    const { diagnostics } = await diagnosticsOf(uri, 1)
    const found = diagnostics.find(({ code }) => code === 'painless')
    const line = '😀 PRP is entirely painless. We draw blood.'
    expect(found).toMatchObject({
      severity: 1,
      source: 'anagen',
      range: {
        start: { line: 2, character: line.indexOf('painless') },
        end: { line: 2, character: line.indexOf('painless') + 'painless'.length },
      },
    })
    expect(found?.message).toContain('prp/effect/scalp-pain')
    const page = new URL(found?.codeDescription?.href ?? '')
    expect(page.hash).toBe('#painless')
    page.hash = ''
    expect(existsSync(fileURLToPath(page))).toBe(true)
  })

  test('the quick fix replaces the sentence by wording that the facts support, and the finding is gone', async () => {
    const { diagnostics } = await diagnosticsOf(uri, 1)
    const diagnostic = diagnostics.find(({ code }) => code === 'painless')
    if (!diagnostic) throw new Error('no diagnostic')
    const [action] = await editor.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    })
    const [edit] = action?.edit?.changes?.[uri] ?? []
    expect(action).toMatchObject({ kind: 'quickfix' })
    expect(edit?.range).toMatchObject({
      start: { line: 2 },
      end: { line: 2, character: '😀 PRP is entirely painless.'.length },
    })
    expect(edit?.newText).toContain('expected for up to 3 days')
    await editor.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: edit?.range, text: edit?.newText }],
    })
    const after = await diagnosticsOf(uri, 2)
    expect(after.diagnostics.map(({ code }) => code)).not.toContain('painless')
  })

  test('what is missing is added at the end', async () => {
    const other = 'file:///tmp/side-effects.md'
    await open(other, '# PRP side effects\n\nRedness fades in a day or two.\n')
    const { diagnostics } = await diagnosticsOf(other, 1)
    const missing = diagnostics.find(({ code }) => code === 'missing-when-to-seek-help')
    const actions = await editor.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: other },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      context: { diagnostics: missing ? [missing] : [] },
    })
    const [edit] = actions[0]?.edit?.changes?.[other] ?? []
    expect(edit?.range.start).toEqual({ line: 3, character: 0 })
    expect(edit?.newText).toMatch(/call/i)
  })

  test.each([
    [
      'a broken front matter',
      '---\ntitle: "open\n---\n\nPRP is painless.\n',
      'front-matter',
      'front matter cannot be read',
    ],
    ['an unknown treatment', '---\ntreatment: prpp\n---\n\nIt is painless.\n', 'front-matter', 'did you mean prp?'],
    ['binary', 'PRP\u0000', 'not-checked', 'not text'],
    ['too long', 'word '.repeat(500_000), 'not-checked', 'longer than'],
  ])('%s is told, never passed over', async (name, text, code, message) => {
    const bad = `untitled:${encodeURIComponent(name)}`
    await open(bad, text)
    const { diagnostics } = await diagnosticsOf(bad, 1)
    expect(diagnostics.find((found) => found.code === code)?.message).toContain(message)
  })

  test('a closed text has no diagnostics left', async () => {
    await editor.sendNotification('textDocument/didClose', { textDocument: { uri } })
    expect((await diagnosticsOf(uri)).diagnostics).toEqual([])
  })

  test('the editor ends it: exit code 0, nothing on standard error', async () => {
    let errors = ''
    server.stderr?.on('data', (chunk) => {
      errors += chunk
    })
    const ended = once(server, 'exit')
    await editor.sendRequest('shutdown')
    await editor.sendNotification('exit')
    expect(await ended).toEqual([0, null])
    expect(errors).toBe('')
  })
})

import { type LintOptions, makeLint, parseArticle } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  createConnection,
  type Diagnostic,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { version } from '../version.ts'
import { diagnose, type Fix } from './diagnose.ts'

/** The fix that `diagnose` left with a diagnostic; editors hand it back as they got it. */
const fixOf = ({ data }: Diagnostic): Fix | undefined =>
  typeof data === 'object' && data !== null && 'newText' in data && 'range' in data && 'title' in data
    ? (data as Fix)
    : undefined

const actionsFor = ({ textDocument: { uri }, context: { diagnostics } }: CodeActionParams): CodeAction[] =>
  diagnostics.flatMap((diagnostic) => {
    const fix = fixOf(diagnostic)
    if (!fix) return []
    const { title, range, newText } = fix
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit: { changes: { [uri]: [{ range, newText }] } },
      },
    ]
  })

/**
 * Speaks the Language Server Protocol on standard input and output until the editor ends it: diagnostics for every open text, and
 * the wording that the facts support as a quick fix. Reads nothing from the disk, and runs nothing that lies in the folder.
 */
export function serveEditor(
  knowledge: Knowledge,
  options: LintOptions,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Promise<never> {
  const connection = createConnection(input, output)
  const documents = new TextDocuments(TextDocument)
  const lint = makeLint(knowledge)
  const waiting = new Set<string>()
  const publish = (uri: string): void => {
    waiting.delete(uri)
    const document = documents.get(uri)
    if (!document) return
    const diagnostics = diagnose(document.getText(), (text) => lint(parseArticle(text), text, options), knowledge)
    void connection.sendDiagnostics({ uri, version: document.version, diagnostics })
  }
  connection.onInitialize(() => ({
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    },
    serverInfo: { name: 'anagen lint', version: version() },
  }))
  // several keystrokes that arrive together are judged once
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (waiting.has(uri)) return
    waiting.add(uri)
    setImmediate(publish, uri)
  })
  documents.onDidClose(({ document: { uri } }) => {
    waiting.delete(uri)
    void connection.sendDiagnostics({ uri, diagnostics: [] })
  })
  connection.onCodeAction(actionsFor)
  documents.listen(connection)
  connection.listen()
  // the library ends the process when the editor says so, or goes away
  return new Promise<never>(() => {})
}

// The limit: node:http and pg, nothing checked but the token and the shape; a POST stores the row, its history row and an audit row in one statement.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

const [target = '{}', token = '', patients = '[]'] = process.argv.slice(2)
const pool = new pg.Pool({ ...JSON.parse(target), max: 20 })
await pool.query(`
  drop schema if exists thin cascade;
  create schema thin;
  create table thin.patient (id uuid primary key);
  create table thin.report (id uuid primary key, patient uuid not null references thin.patient, updated timestamptz not null default now(), body jsonb not null);
  create index on thin.report (patient, updated desc);
  create table thin.history (id uuid not null, version int not null, at timestamptz not null default now(), body jsonb not null, primary key (id, version));
  create table thin.audit (n bigserial primary key, at timestamptz not null default now(), who text not null, what text not null, id uuid not null);
`)
await pool.query('insert into thin.patient select unnest($1::uuid[])', [JSON.parse(patients)])

const store = {
  name: 'store',
  text: `with r as (insert into thin.report (id, patient, body) values ($1, $2, $3)), h as (insert into thin.history (id, version, body) values ($1, 1, $3))
    insert into thin.audit (who, what, id) values ($4, 'create', $1)`,
}

const server = createServer((request, response) => {
  const send = (status: number, text: string): void => {
    response
      .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
      .end(text)
  }
  if (request.headers.authorization !== `Bearer ${token}`) return send(401, '{}')
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const report = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const patient = /^\/patients\/([\w-]+)\/check-ins$/.exec(request.url ?? '')?.[1]
    if (!patient || !Array.isArray(report.signs)) return send(422, '{}')
    const id = randomUUID()
    const text = JSON.stringify({ ...report, id, at: new Date().toISOString() })
    pool.query({ ...store, values: [id, patient, text, 'client'] }).then(
      () => send(201, text),
      (error) => send(500, JSON.stringify({ error: String(error) })),
    )
  })
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })))

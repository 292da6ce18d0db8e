// Who did what, newest first, a page at a time.
import type { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { type AuditEntry, auditKinds } from './history.ts'

const About = v.record(v.string(), v.union([v.string(), v.number()]))
const Kind = v.picklist(auditKinds)

export const createAuditReader = (database: DatabaseSync) => {
  const page = database.prepare('SELECT * FROM audit WHERE id < coalesce(?, id + 1) ORDER BY id DESC LIMIT ?')
  return (limit: number, after: number | null): AuditEntry[] =>
    page.all(after, limit).map((row) => ({
      id: Number(row['id']),
      at: Number(row['at']),
      what: v.parse(Kind, row['what']),
      about: v.parse(About, JSON.parse(String(row['about']))),
      by: row['by'] === null ? null : String(row['by']),
      byName: String(row['by_name']),
    }))
}

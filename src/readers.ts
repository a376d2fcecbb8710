/** Readers of more formats, for `createLinter(config, { readers })`: pure and synchronous like the core, each as heavy as its parser. */
import { emailReader } from './readers/email.ts'
import { feedReader } from './readers/feed.ts'
import { jsonReader } from './readers/json.ts'
import { jsonlReader } from './readers/records.ts'
import { siteReader } from './readers/site.ts'

export type { Reader, Readers } from './readers/index.ts'

/** All of them, by the name of their format. */
export const readers = { email: emailReader, feed: feedReader, json: jsonReader, jsonl: jsonlReader, site: siteReader }
export { emailReader, feedReader, jsonlReader, jsonReader, siteReader }

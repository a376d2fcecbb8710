import type { Site } from '../disk/site-kind.ts'
import { version } from '../generated/package.ts'
import type { Channel } from '../model.ts'
import type { Config } from '../settings.ts'
import type { Say } from '../words.ts'
import type { CiKind } from './ci-kinds.ts'

/** What `init` was told or found. */
export interface Answers {
  company?: string
  /** Initials or handles to names. */
  people: Readonly<Record<string, string>>
  channels: readonly Channel[]
  zone?: string
  profile: string
  ci: CiKind
}

/** A file that `init` makes; the path counts from its folder. */
export interface Piece {
  path: string
  content: string
}

export const CONFIG_FILE = 'incident-lint.config.yml'

/** The config, with a comment for what somebody may wonder about. */
export function configText(answers: Answers, site: Site, { installed, say }: { installed: boolean; say: Say }): string {
  const { company, people, channels, zone, profile } = answers
  const [only, ...others] = channels
  const org: NonNullable<Config['org']> = {
    ...(company !== undefined && { name: company }),
    ...(Object.keys(people).length > 0 && { people: { ...people } }),
    ...(site.components.length > 0 && { components: site.components }),
    ...(zone !== undefined && { zone }),
  }
  const overrides = others.length === 0 ? [] : channels.filter((channel) => channel !== 'status').map((channel) => ({ files: [`${channel}/**`], channel }))
  return [
    ...(installed ? ['# yaml-language-server: $schema=./node_modules/incident-lint/schema/config.json'] : []),
    `# ${say('init.about-config')}`,
    `extends: ${profile}`,
    ...(others.length === 0 && only !== undefined ? [`channel: ${only}`] : []),
    ...(site.files.length > 0 ? [`# ${say('init.about-files')}`, `files: ${list(site.files)}`] : []),
    ...(site.provided.length > 0
      ? [`# ${say('init.about-provided', { site: say(`site.${site.kind ?? 'folder'}`) })}`, `provided: ${list(site.provided)}`]
      : []),
    ...orgLines(org),
    ...(overrides.length > 0 ? ['overrides:', ...overrides.flatMap((one) => [`  - files: ${list(one.files)}`, `    channel: ${one.channel}`])] : []),
    '',
  ].join('\n')
}

function orgLines({ name, people, components, zone }: NonNullable<Config['org']>): string[] {
  const lines = [
    ...(name === undefined ? [] : [`  name: ${scalar(name)}`]),
    ...(people ? ['  people:', ...Object.entries(people).map(([key, one]) => `    ${scalar(key)}: ${scalar(one)}`)] : []),
    ...(components ? [`  components: ${list(components)}`] : []),
    ...(zone === undefined ? [] : [`  zone: ${scalar(zone)}`]),
  ]
  return lines.length > 0 ? ['org:', ...lines] : []
}

function list(values: readonly string[]): string {
  return `[${values.map(scalar).join(', ')}]`
}

/** YAML reads a JSON string as it is; a plain word needs no quotes unless it would be read as something else. */
function scalar(value: string): string {
  const plain = /^\p{L}[\p{L}\d _./-]*$/u.test(value) && !/ $/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
  return plain ? value : JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const RUN = `npx --yes incident-lint@${version} --no-code`

/** One line each; a file that others fill too is never written over, so it says what to add there. */
const CI: Record<Exclude<CiKind, 'none'>, { path: string; content: (say: Say) => string }> = {
  github: {
    path: '.github/workflows/incident-lint.yml',
    content: (say) => `# ${say('init.about-ci')}
name: incident-lint
on: pull_request
permissions:
  contents: read
jobs:
  incident-lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: ${RUN} --since "origin/$BASE" --format github
        env:
          BASE: \${{ github.base_ref }}
`,
  },
  gitlab: {
    path: '.gitlab-ci.yml',
    content: (say) => `# ${say('init.about-ci')}
incident-lint:
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: 0
  script:
    - ${RUN} --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format gitlab:gl-code-quality.json --format pretty
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality.json
`,
  },
  'pre-commit': {
    path: '.pre-commit-config.yaml',
    content: () => `repos:
  - repo: local
    hooks:
      - id: incident-lint
        name: incident-lint
        entry: incident-lint --staged --no-code
        language: node
        additional_dependencies: ['incident-lint@${version}']
        pass_filenames: false
`,
  },
}

/** The file that has changes checked, if one is wanted. */
export function ciFile(kind: CiKind, say: Say): Piece | undefined {
  if (kind === 'none') return undefined
  const { path, content } = CI[kind]
  return { path, content: content(say) }
}

import { createLinter, lintThread, type Report } from '../../src/index.ts'
import type { FileReport } from '../../src/summary.ts'

/** Words that would run, load, end an element or turn the page round if anything let them. */
export const HOSTILE = [
  'Sign-in is down.',
  '<script>window.pwned = 1</script>',
  '</script><script>window.pwned = 2</script>',
  '</title></style></textarea><img src=x onerror="window.pwned = 3">',
  '" onmouseover="window.pwned = 4" autofocus onfocus="window.pwned = 5',
  "' onclick='window.pwned = 6",
  '<svg onload=window.pwned=7><a href="javascript:window.pwned=8">x</a>',
  '[link](javascript:window.pwned=9) <https://tracker.example/pixel.png> ![](https://tracker.example/a.png)',
  '<iframe src="https://tracker.example/"></iframe><link rel=stylesheet href=//tracker.example/x.css>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: hostile text, as it stands
  '--> ]]> &lt;b&gt; &#60;script&#62; ${window.pwned = 10} {{x}} {count}',
  'left \u202eright\u202c \u2066x\u2069 \u200f \u0000 \u0007 \u001b[31m \u2028 \ud800 lone \ufeff',
].join('\n')

const linter = createLinter()

/** Two incidents with their updates, a hostile one, one in a language without a pack, one that could not be read. */
export function archive(): FileReport[] {
  const now = '2026-04-01T00:00:00Z'
  const thread = (id: string, day: string, component: string): Report => {
    const report = lintThread(
      [
        {
          text: `Some users may be experiencing issues with sign-in. We are working hard to resolve this.\n\nThe next update comes at 10:30 UTC.`,
          stage: 'investigating',
          publishedAt: `${day}T10:00:00Z`,
          title: `Sign-in at Larkmail <${id}>`,
        },
        {
          text: `Some users may be experiencing issues with sign-in. The certificate of the login servers expired at 09:40 UTC.`,
          stage: 'identified',
          publishedAt: `${day}T10:${id === 'a' ? 25 : 50}:00Z`,
        },
        {
          text: 'The issue has been resolved. We apologise for any inconvenience.\n\nThe Larkmail Team',
          stage: 'resolved',
          publishedAt: `${day}T13:00:00Z`,
        },
      ],
      { now },
    )
    return { ...report, messages: report.messages.map((message, index) => ({ ...message, incidentId: id, order: index + 1, components: [component] })) }
  }
  const alone = (path: string, text: string, options = {}): FileReport => ({ ...linter.lint(text, { stage: 'resolved', now, ...options }), path })
  const hostile = alone('<b>"hostile".md', HOSTILE, { format: 'text' }) as Report
  return [
    { ...thread('a', '2026-01-12', 'Login'), path: 'status/a.json' },
    { ...thread('b', '2026-03-04', 'Login & mail'), path: 'status/b.json' },
    {
      ...hostile,
      path: '<b>"hostile".md',
      messages: hostile.messages.map((one) => ({ ...one, title: HOSTILE, incidentId: HOSTILE, components: [HOSTILE, '__proto__'] })),
    },
    alone(
      'undated.md',
      'We had a minor issue this morning.\n\n<!-- incident-lint-disable-next-line stated-cause -- legal hold -->\nIt was due to a technical issue.\n',
    ),
    alone('fr.md', 'Nous sommes désolés : la connexion est en panne depuis ce matin et nos équipes cherchent.', { language: 'fr' }),
    { path: 'gone <i>.md', error: { message: 'permission denied </script>' } },
  ]
}

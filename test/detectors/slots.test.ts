import { describe, expect, test } from 'vitest'
import { type LintOptions, lintText } from '../../src/index.ts'

const found = (text: string, options: LintOptions = {}): string[] =>
  (lintText(text, { stage: 'resolved', language: 'en', audience: 'customers', ...options }).messages[0]?.findings ?? [])
    .filter((one) => one.ruleId === 'no-unfilled-slot')
    .map((one) => text.slice(one.offset, one.endOffset))

describe('an unfilled slot', () => {
  test.each([
    ['Uploads to {{ product }} fail.', '{{ product }}'],
    ['Uploads to {% product %} fail.', '{% product %}'],
    [`Uploads fail since ${'$'}{start}.`, `${'$'}{start}`],
    ['Uploads to <%= product %> fail.', '<%= product %>'],
    ['Uploads of *|FNAME|* fail.', '|FNAME|'],
    ['Dear %recipient.name%, uploads fail.', '%recipient.name%'],
    ['Dear %FIRST_NAME%, uploads fail.', '%FIRST_NAME%'],
    ['Uploads to $PRODUCT_NAME fail.', '$PRODUCT_NAME'],
    ['Uploads to $PRODUCT fail.', '$PRODUCT'],
    ['Uploads to [object Object] fail.', '[object Object]'],
    ['NaN uploads failed.', 'NaN'],
    ['Uploads fail since HH:MM UTC.', 'HH:MM'],
    ['Uploads failed on DD/MM/YYYY.', 'DD/MM/YYYY'],
    ['Uploads fail since 14:XX UTC.', '14:XX'],
    ['Uploads failed for XX minutes.', 'XX'],
    ['Uploads failed for ____ minutes.', '____'],
    ['Uploads failed from ..... on.', '.....'],
    ['Uploads to [affected service] fail.', '[affected service]'],
    ['Uploads fail since [insert the start].', '[insert the start]'],
    ['[Company] is looking at failed uploads.', '[Company]'],
    ['Uploads to <Service Name> fail.', '<Service Name>'],
    ['Uploads to <<Service>> fail.', '<<Service>>'],
    ['Uploads to {the affected service} fail.', '{the affected service}'],
    ['Uploads to __SERVICE_NAME__ fail.', 'SERVICE_NAME'],
    ['Uploads fail. Lorem ipsum dolor.', 'Lorem ipsum'],
    ['Cause: TBC', 'TBC'],
    ['<!-- TBD: who signs? -->\n\nUploads fail.', 'TBD'],
    ['## Upload trouble in [region]\n\nUploads fail.', '[region]'],
  ])('%s', (text, slot) => {
    expect(found(text)).toEqual([slot])
  })

  test.each([
    'Uploads to [Larkmail](https://larkmail.example) fail.',
    'Uploads to [Larkmail][1] fail.\n\n[1]: https://larkmail.example',
    '- [ ] uploads\n- [x] downloads',
    '[Update] Uploads work again.',
    '[Final message] Uploads work again.',
    'Uploads fail [1].',
    'Uploads fail in eu-{a,b,c}.',
    'Uploads to `{{ product }}` fail.',
    'Uploads fail.\n\n```\ncurl $PRODUCT_NAME --region=<region>\n```',
    'Run `put` with --region=<region> to upload.',
    'Mail us at <help@larkmail.example>.',
    'Read <https://larkmail.example/status>.',
    'Uploads cost $100 more and took 5% longer, 10% of them 20% longer.',
    'Uploads failed... and came back.',
    'Uploads failed with 5xx errors.',
    'The file held your first name and date of birth.',
    'Uploads fail.\n\n____________\n\nLarkmail',
    'The upload said "undefined" and nothing else.',
    '{{< figure src="graph.png" >}}\n\nUploads failed.',
    'Windows XP and iOS users could not upload.',
  ])('is not %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

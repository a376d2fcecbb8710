import { expect, test } from 'vitest'
import { htmlReader } from '../../src/readers/index.ts'

const PAGE = `<!DOCTYPE html>
<html lang="en"><head><title>Mail was down - Larkmail</title><meta property="article:published_time" content="2026-03-12T15:04:05Z"><script>var a = "We are sorry"</script></head>
<body class="single comments-open share-enabled">
<a class="skip-link" href="#c">Skip to content</a>
<header><nav><ul><li>Products</li></ul></nav></header>
<div id="cookie-notice"><p>We use cookies.</p></div>
<ol class="breadcrumbs"><li>Home</li></ol>
<div id="c" class="comments-closed-post">
<h1>Mail was down</h1>
<p>Mail was down from 14:02 to 14:40 UTC.</p>
<ins class="adsbygoogle"><p>Buy now!</p></ins>
<div class="share-buttons"><a>Tweet</a></div>
<p>We are sorry.</p>
</div>
<section id="comments"><h2>2 comments</h2><ol class="comment-list"><li>Me too.</li></ol>
<div id="respond" class="comment-respond"><form><label>Name</label><input></form></div></section>
<aside class="related-posts"><p>More posts</p></aside>
<div id="disqus_thread"></div>
</body></html>`

test('of a page only the message is read, whatever stands around it', () => {
  const [draft] = htmlReader(PAGE)
  expect(draft?.text).toBe('Mail was down\n\nMail was down from 14:02 to 14:40 UTC.\n\nWe are sorry.')
  expect(draft?.meta.title).toBe('Mail was down - Larkmail')
  expect(draft?.said).toMatchObject({ language: { value: 'en' }, publishedAt: { value: '2026-03-12T15:04:05Z' } })
})

test.each([
  '<p class="shared-hosting">Down.</p>',
  '<div class="comment">Down.</div>',
  '<p id="relatedness">Down.</p>',
  '<article class="comments">Down.</article>',
])('a name that only looks like one: %s', (html) => {
  expect(htmlReader(html)[0]?.text).toBe('Down.')
})

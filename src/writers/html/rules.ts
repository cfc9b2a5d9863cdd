/**
 * The rules of every page. Lengths that follow the text are in em or in the theme's variables. Charts are
 * set in Source Sans 3: where a machine lacks it, its most likely stand-in is made as narrow.
 */
export const RULES = `
@font-face { font-family: "Brief Sans"; src: local("Arial"), local("Helvetica"), local("Liberation Sans"); size-adjust: 93%; }
@font-face { font-family: "Brief Sans"; font-weight: 700; src: local("Arial Bold"), local("Arial-BoldMT"), local("Helvetica Bold"), local("Liberation Sans Bold"); size-adjust: 92%; }
:root { --scale: 1.22; color-scheme: light; }
*, ::before, ::after { box-sizing: border-box; }
html { background: #fff; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: auto; }
body { margin: 0; color: var(--color-ink); background: #fff; font: var(--size-body)/var(--line-height) var(--font-body); overflow-wrap: break-word; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
main:focus { outline: none; }
a { color: var(--color-link); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--color-link); outline-offset: 2px; }
:target { scroll-margin-top: 1rem; }
.skip { position: absolute; left: -100vw; padding: 0.6em 1em; background: #fff; z-index: 2; font-family: var(--font-heading); }
.skip:focus { left: 0.5rem; top: 0.5rem; }

.running { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; padding: 0.7rem 1.25rem; font: var(--size-running)/1.4 var(--font-heading); color: var(--color-muted); }
.running p { margin: 0; }
header.running { border-bottom: 1px solid var(--color-rule); }
footer.running { border-top: 1px solid var(--color-rule); padding-bottom: 2rem; }
.marking { color: var(--color-marking); font-family: var(--font-heading); font-weight: 700; letter-spacing: 0.06em; }
.running .marking { margin-inline-start: auto; }
.state { border: 1px solid currentColor; border-radius: 2px; padding: 0 0.5em; font-weight: 700; letter-spacing: 0.06em; }
.watermark { position: fixed; inset: 0; display: grid; place-items: center; font: 700 20vmin/1 var(--font-heading); letter-spacing: 0.1em; color: var(--color-accent); opacity: 0.06; rotate: -35deg; pointer-events: none; }

.cover { margin: 0 0 2.5rem; padding-bottom: 1.4rem; border-bottom: 3px solid var(--color-accent); }
.cover-page { padding-top: clamp(1rem, 6vh, 4rem); }
.cover .title { margin: 0; font: 700 var(--size-title)/1.12 var(--font-body); color: var(--color-accent); text-wrap: balance; }
.cover .subtitle { margin: 0.5rem 0 0; font: var(--size-subtitle)/1.3 var(--font-heading); color: var(--color-muted); text-wrap: balance; }
.cover .marking { margin: 1rem 0 0; }
.cover dl { margin: 1.4rem 0 0; display: grid; gap: 0.3rem; font: var(--size-caption)/1.45 var(--font-heading); }
.cover dl div { display: grid; grid-template-columns: minmax(7em, 11em) 1fr; gap: 0 1rem; }
.cover dt { color: var(--color-muted); }
.cover dd { margin: 0; }

h2, h3, h4, h5, h6 { font-family: var(--font-heading); color: var(--color-accent); line-height: 1.25; margin: 1.8em 0 0.5em; text-wrap: balance; }
h2, .level-1 { font-size: var(--size-heading-1); margin-top: 2.2em; }
.level-2 { font-size: var(--size-heading-2); }
.level-3 { font-size: var(--size-heading-3); }
.level-4 { font-size: var(--size-heading-4); }
.level-5 { font-size: var(--size-heading-5); }
.number { margin-inline-end: 0.15em; }
p, ul, ol, blockquote { margin: 0 0 var(--paragraph-space); }
li > p:last-child, blockquote > :last-child { margin-bottom: 0; }
li { margin-bottom: 0.25em; }
ul, ol { padding-inline-start: 1.6em; }
.run-in { margin: 1em 0 var(--paragraph-space); }
.run-in > :is(h2, h3, h4, h5, h6), .run-in > p { display: inline; margin: 0; }
.run-in > :is(h2, h3, h4, h5, h6) { color: var(--color-ink); font-size: 0.97em; }
blockquote { margin-inline: 0; padding-inline-start: 1.2em; border-inline-start: 3px solid var(--color-rule); color: var(--color-muted); }
code { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.9em; white-space: pre-wrap; }
sup, sub { font-size: 0.72em; line-height: 0; }
.note-mark a { padding-inline: 0.15em; text-decoration: none; font-family: var(--font-heading); }
a.quiet { color: inherit; text-decoration-color: var(--color-rule); }
a.fact { color: inherit; text-decoration: none; }
a.fact:is(:hover, :focus-visible) { text-decoration: underline dotted 1px; }
a.fact:is(:hover, :focus-visible)::after { content: attr(data-about); content: attr(data-about) / ""; position: fixed; inset: auto 0 0; z-index: 3; padding: 0.7em max(1.25rem, (100vw - 43.5rem) / 2); background: var(--color-ink); color: #fff; font: 400 var(--size-table)/1.4 var(--font-heading); text-align: start; white-space: normal; }
hr { border: 0; border-top: 1px solid var(--color-rule); margin: 2em 0; }
.page-break { height: 0; }
.landscape { margin-inline: calc((100% - min(66rem, 100vw - 2.5rem)) / 2); }

.contents { margin: 2rem 0; font-family: var(--font-heading); font-size: var(--size-caption); line-height: 1.45; }
.contents-title { margin-top: 0; }
.contents ol { list-style: none; padding: 0; margin: 0; }
.contents ol ol { padding-inline-start: 1.4em; }
.contents li { margin: 0.25em 0; }
.of-headings > ol > li > a { font-weight: 700; }
.contents a { color: inherit; text-decoration-color: var(--color-rule); }
.lead { font-weight: 700; }

.figure, .table { margin: 2rem 0; font-family: var(--font-heading); }
figcaption, caption { margin: 0 0 0.6em; font: var(--size-caption)/1.35 var(--font-heading); text-align: start; text-wrap: pretty; }
caption { padding: 0 0 0.6em; margin: 0; caption-side: top; }
figcaption .lead, caption .lead { color: var(--color-accent); }
.drawing { width: min(100%, calc(var(--width) * var(--scale))); margin: 0 auto; }
.drawing svg, .drawing img { display: block; width: 100%; height: auto; overflow: visible; }
.drawing text { font-family: var(--font-chart); }
.figure .source, .figure .note, .table .source, .table .note { margin: 0.5em 0 0; font-size: var(--size-note); line-height: 1.4; color: var(--color-muted); }
.figure .source + .note, .table .source + .note, .note + .note { margin-top: 0.15em; }
.source .lead, .note .lead { font-weight: 400; font-style: italic; }
.data { margin-top: 0.7em; font-size: var(--size-note); }
.data summary { cursor: pointer; color: var(--color-link); width: fit-content; }
.data table { margin-top: 0.5em; }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; font: var(--size-table)/1.35 var(--font-heading); font-variant-numeric: lining-nums tabular-nums; }
.table table { width: 100%; }
th, td { padding: 0.35em 0.7em; text-align: start; vertical-align: top; font-weight: 400; }
th:first-child, td:first-child { padding-inline-start: 0.4em; }
.data-table thead th, .data-table thead td, .data thead th { background: var(--color-band); font-weight: 700; vertical-align: bottom; }
.data-table table, .data table { border-block: 1.5px solid var(--color-accent); }
.data-table tbody tr, .data tbody tr { border-top: 1px solid var(--color-rule); }
.data-table tbody .group th { font-weight: 700; padding-top: 0.8em; color: var(--color-accent); }
.data-table tbody .total :is(th, td) { font-weight: 700; border-top: 1.5px solid var(--color-accent); }
.plain-table thead th { font-weight: 700; border-bottom: 1px solid var(--color-rule); }
.plain-table tbody th { font-weight: 600; }
.decimal, .end { text-align: end; }
.center { text-align: center; }
[data-pad]::after { content: attr(data-pad); visibility: hidden; }
.missing { color: var(--color-muted); }
.key-figures table { border-top: 1.5px solid var(--color-accent); }
.key-figures thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.key-figures tbody tr { border-bottom: 1px solid var(--color-rule); }
.key-figures tbody th { font-size: var(--size-keyfigure); line-height: 1.15; font-weight: 700; color: var(--color-accent); }
.key-figures tbody td { vertical-align: middle; }
.key-figures tbody td:last-child { color: var(--color-muted); }

.compact table { font-size: calc(var(--size-table) * 0.9); }
.compact :is(th, td) { padding-inline: 0.5em; }
:is(tr:has(:target), .fact:target, sup :target) { background: var(--color-band); }

.callout { margin: 1.8rem 0; padding: 1.1em 1.3em; background: var(--color-band); border-inline-start: 4px solid var(--color-accent); }
.callout > :last-child { margin-bottom: 0; }
.callout-title { margin: 0 0 0.4em; font-family: var(--font-heading); font-weight: 700; color: var(--color-accent); }
.columns { display: grid; grid-template-columns: var(--columns); gap: 0 2rem; }
.columns > div > :first-child { margin-top: 0; }
.notes { margin-top: 3rem; padding-top: 0.5rem; border-top: 1px solid var(--color-rule); font-size: var(--size-note); }
.notes h2 { margin-top: 1em; font-size: var(--size-heading-2); }
.notes li > p { display: inline; }
.notes li:target, .note-mark a:target { background: var(--color-band); }
.back a { margin-inline-start: 0.3em; text-decoration: none; }

@media (max-width: 40rem) {
  :root { --scale: 1.16; }
  .columns { display: block; }
  .cover dl div { display: block; }
  main { padding-top: 1.5rem; }
}
@media (prefers-contrast: more) { :root { --color-muted: var(--color-ink); --color-rule: var(--color-ink); } }
@media print {
  :root { --scale: 1; }
  main { max-width: none; padding: 0; }
  body > .running, .skip, .data, .back { display: none; }
  a { color: inherit; text-decoration: none; }
  p { orphans: 2; widows: 2; }
  h2, h3, h4, h5, h6, caption, figcaption { break-after: avoid; }
  .figure, .callout, tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  .cover-page, .page-break { break-after: page; }
  .landscape { page: landscape; margin-inline: 0; }
}
`;

/// The pages' style: the text of Reports/scorecard.css, which a test keeps equal.
enum Style {
  static let css: StaticString = #"""
    :root {
      --ink: #1b2631; --muted: #4d5a67; --line: #d3dae0; --soft: #f4f6f8; --paper: #fff; --accent: #0a5064;
      --met: #17633a; --met-soft: #e2f1e8; --partial: #7a4f00; --partial-soft: #fbefd2;
      --missing: #823a6a; --missing-soft: #f6e6f0; --unknown: #3d5170; --unknown-soft: #e6ecf4;
      --none: #57606a; --none-soft: #eceef0;
    }
    * { box-sizing: border-box; }
    html { font-size: 100%; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; color: var(--ink); background: var(--paper); line-height: 1.5; overflow-wrap: break-word;
      font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
    }
    main, .top { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
    a { color: var(--accent); text-underline-offset: .15em; }
    a:focus-visible, .wide:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .skip { position: absolute; left: -60rem; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .25rem .75rem; }
    .top { display: flex; gap: 1.25rem; align-items: baseline; padding-top: 1rem; font-size: .95rem; }
    .brand { font-weight: 700; letter-spacing: .06em; color: var(--accent); margin-right: auto; }
    h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
    h1 { font-size: 2.1rem; margin: 1.5rem 0 .25rem; letter-spacing: -.01em; }
    h2 { font-size: 1.4rem; margin: 3rem 0 .75rem; padding-bottom: .35rem; border-bottom: 2px solid var(--ink); }
    h2.quiet { font-size: .95rem; font-weight: 600; color: var(--muted); border: 0; margin: 0; padding: 0; }
    h3 { font-size: 1.1rem; margin: 0 0 .25rem; }
    h3.category { font-size: 1.2rem; color: var(--accent); margin: 2.25rem 0 .75rem; }
    h4 { font-size: 1.05rem; margin: 0 0 .35rem; }
    h5 { font-size: .9rem; margin: .9rem 0 .3rem; color: var(--muted); }
    p { margin: .35rem 0; max-width: 46rem; }
    .place, .owed, .explained, .capture { color: var(--muted); }
    .owed, .capture, .explained { font-size: .9rem; }
    .address { overflow-wrap: anywhere; }
    .notice { border-left: .3rem solid var(--unknown); background: var(--unknown-soft); padding: .6rem 1rem; }
    .summary { background: var(--soft); border-radius: .5rem; padding: 1.25rem 1.5rem 1rem; margin-top: 1.25rem; }
    .counts { font-size: 1.3rem; line-height: 1.4; margin: .25rem 0 1rem; max-width: none; }
    .bar { display: block; width: 100%; height: 1.6rem; border-radius: .25rem; }
    .legend { display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; list-style: none; margin: .6rem 0 0; padding: 0; }
    .legend strong { font-variant-numeric: tabular-nums; }
    .score { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--line); }
    .interval { font-size: 1.5rem; font-weight: 650; margin: 0 0 .5rem; }
    .scale { display: block; width: 100%; height: auto; }
    .scale text { font-size: 15px; fill: var(--muted); font-family: inherit; }
    .scale .track { fill: var(--paper); stroke: var(--line); }
    .scale .low { fill: var(--accent); }
    .scale .high { fill: var(--paper); stroke: var(--accent); stroke-width: 2; stroke-dasharray: 7 5; }
    .scale .tick { stroke: var(--muted); }
    .badge {
      display: inline-block; border: 1px solid currentColor; border-radius: 1rem; padding: 0 .6em; font-size: .85rem;
      font-weight: 600; line-height: 1.55; vertical-align: .1em; white-space: nowrap;
    }
    .badge.met, .cell.met { color: var(--met); background: var(--met-soft); }
    .badge.partial, .cell.partial { color: var(--partial); background: var(--partial-soft); }
    .badge.not-met, .cell.not-met { color: var(--missing); background: var(--missing-soft); }
    .badge.undetermined, .cell.undetermined { color: var(--unknown); background: var(--unknown-soft); }
    .badge.not-applicable, .cell.not-applicable { color: var(--none); background: var(--none-soft); }
    .bar .met { fill: var(--met); }
    .bar .partial { fill: #c58a1d; }
    .bar .not-met { fill: var(--missing); }
    .bar .undetermined { fill: #9fb0c8; }
    .missing { padding-left: 1.6rem; margin: 0; }
    .missing > li { padding: 0 0 1.1rem .25rem; }
    .missing > li::marker { color: var(--muted); font-weight: 600; }
    .remedy { border-left: .2rem solid var(--accent); padding-left: .75rem; }
    .causes dt { font-weight: 600; margin-top: 1rem; }
    .causes dd { margin: .2rem 0 0; }
    .categories ul { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; list-style: none; padding: 0; margin: 0; }
    .obligation {
      border: 1px solid var(--line); border-left: .35rem solid var(--none); border-radius: .35rem;
      padding: .9rem 1.15rem; margin: 0 0 .9rem;
    }
    .obligation.met { border-left-color: var(--met); }
    .obligation.partial { border-left-color: #c58a1d; }
    .obligation.not-met { border-left-color: var(--missing); }
    .obligation.undetermined { border-left-color: #9fb0c8; }
    .obligation:target, .parts li:target { box-shadow: 0 0 0 3px var(--accent); }
    .facts { display: grid; gap: .15rem 1.5rem; margin: .6rem 0 0; font-size: .9rem; }
    .facts div { display: grid; grid-template-columns: 11rem 1fr; gap: .75rem; }
    .facts dt { color: var(--muted); }
    .facts dd { margin: 0; overflow-wrap: anywhere; }
    .parts > ul, .evidence > ul { margin: 0; padding: 0; list-style: none; }
    .parts > ul > li { border-left: 1px solid var(--line); padding: .1rem 0 .1rem .9rem; margin: 0 0 .7rem; }
    .evidence { font-size: .9rem; }
    .evidence li { padding: .5rem .75rem; margin-bottom: .4rem; background: var(--soft); border-radius: .3rem; }
    .evidence p { margin: .15rem 0; max-width: none; }
    .shared { color: var(--muted); }
    .way { margin-top: .9rem; font-size: .9rem; }
    .way > summary { cursor: pointer; color: var(--accent); width: fit-content; padding: .2rem 0; }
    .way > summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .way[open] { border-top: 1px solid var(--line); padding-top: .4rem; }
    .way ol, .way ul { margin: .3rem 0; padding-left: 1.4rem; }
    .way ol > li { margin-bottom: .75rem; padding-left: .2rem; overflow-wrap: anywhere; }
    .way li ul { list-style: none; padding-left: 0; }
    .way li p { margin: .1rem 0; max-width: none; }
    q { quotes: "«" "»"; }
    html:lang(en) q { quotes: "“" "”"; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .label { font-weight: 600; }
    blockquote { margin: 0 0 .25rem; font-size: 1rem; font-style: italic; }
    blockquote::before { content: "«"; }
    blockquote::after { content: "»"; }
    html:lang(en) blockquote::before { content: "“"; }
    html:lang(en) blockquote::after { content: "”"; }
    code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .85em; }
    code { overflow-wrap: anywhere; }
    pre { background: var(--soft); padding: .75rem 1rem; border-radius: .3rem; white-space: pre-wrap; }
    table { border-collapse: collapse; margin: .75rem 0; }
    caption { text-align: left; color: var(--muted); font-size: .9rem; padding-bottom: .4rem; }
    th, td { text-align: left; vertical-align: bottom; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
    th { font-weight: 600; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .small { font-size: .95rem; }
    .small th[scope="row"] { font-weight: 400; }
    .wide { overflow-x: auto; }
    .portals { width: 100%; }
    .portals thead .badge { white-space: normal; text-align: center; border-radius: .4rem; line-height: 1.25; padding: .15em .5em; }
    .matrix td { text-align: center; padding: .1rem; }
    .matrix th[scope="row"] { font-weight: 400; min-width: 16rem; }
    .matrix .category { color: var(--accent); padding-top: 1rem; }
    .matrix .turned { padding: .25rem; font-size: .85rem; text-align: center; min-width: 5.5rem; max-width: 9rem; }
    .cell { display: inline-block; min-width: 2rem; line-height: 1.8rem; border-radius: .3rem; text-decoration: none; font-weight: 700; }
    .origin { font-size: .95rem; padding-bottom: 3rem; }
    @media (max-width: 40rem) {
      .facts div { grid-template-columns: 1fr; gap: 0; margin-bottom: .3rem; }
      .counts { font-size: 1.1rem; }
      .scale text { display: none; }
      h1 { font-size: 1.6rem; }
      .summary { padding: 1rem; }
    }
    @media print {
      @page { margin: 16mm 14mm; }
      html { font-size: 9.5pt; }
      .way:not([open]) { display: none; }
      main { max-width: none; padding: 0; }
      .top, .skip, .categories { display: none; }
      .summary, .evidence li, pre { background: none; border: 1px solid var(--line); }
      .obligation, .missing > li, .parts li { break-inside: avoid; }
      h2, h3, h4, h5 { break-after: avoid; }
      a { color: inherit; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }

    """#
}

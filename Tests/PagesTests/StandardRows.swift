/// Markup that an HTML 4 parser, or a careless reader, gets wrong. What is right, html5lib says.
let standardRows: [(name: String, html: String)] = [
  ("plain", "<!doctype html><title>T</title><h1>A</h1><p>b <a href=/c>d</a>"),
  ("text after </html>", "<html><body><p>a</p></body></html><p>tail <a href=/t>t</a></p>"),
  (
    "a second document",
    "<html><body>one</body></html><html><head><title>x</title></head><body>two</body></html>"
  ),
  (
    "entities without semicolon",
    "<p>Informaci&oacuten, a&ntildeo, &iexclhola! &copy2020 &notin; &notit; &amp;lt; &aacutex"
  ),
  ("entities in attributes", "<a href='?a=1&copy=2&reg=3&amp;lt=4&not;5&para=6'>x</a>"),
  (
    "entities in text",
    "<p>&lt;b&gt; &euro; &#8364; &#x20AC; &#x20ac &hellip; &nbsp; &unknown; &; & &# &#x; &#xZ;"
  ),
  ("windows-1252 references", "<p>&#150; &#145;a&#146; &#128; &#x96; &#159; &#129;"),
  ("impossible references", "<p>&#0; &#xD800; &#x110000; &#99999999999; &#38; &#60;p>"),
  ("empty comments", "<p>a<!-->b<p>c<!--->d<!-- x -->e<!-- -- -->f<!-- x --!>g"),
  ("comment never closed", "<p>a<!-- b <p>c"),
  (
    "conditional comments",
    "<!--[if IE]><p>old<![endif]--><![if !IE]><p>new<![endif]><!--[if !IE]><!--><p>x<!--<![endif]-->"
  ),
  ("bogus comments", "<p>a<!x>b</ c>d<?php echo ?>e<>f</>g<!- h ->i"),
  ("CDATA in HTML", "<p>a<![CDATA[b]]>c"),
  ("angle in text", "<p>1 < 2 and 3 <4 <é"),
  ("script with markup", "<p>a<script>document.write('<p>no</p>')</script>b"),
  ("script in a commented script", "<p>a<script><!-- <script> </script> x --></script>b"),
  ("commented script", "<p>a<script><!-- x </script>b"),
  ("self-closed script", "<p>a<script src=x />b</script>c"),
  ("style, template", "<style>p{}</style><p>a<template><a href=/no>no</a></template>b"),
  ("textarea and iframe", "<p>a<textarea><a href=/no>no</a></textarea>b<iframe><a href=/no>no</a></iframe>c"),
  ("select", "<p>a<select><option>uno<option><a href=/no>dos</a></select>b"),
  ("select never closed in a table", "<table><tr><td><select><option>x<td>y</table>z"),
  ("title with markup", "<title>a <b>c</b> &amp; d</title><p>x"),
  ("second title, SVG title", "<body><svg><title>no</title></svg><title>yes</title><title>later</title><p>x"),
  ("heading ends a heading", "<h1>a<h2>b</h2><p>c"),
  ("link ends a link", "<a href=/1>a<b>x<a href=/2>b</a>c"),
  ("link around blocks", "<a href=/1><div><h3>T</h3><p>text</p></div></a>after"),
  ("link end inside an open div", "<a href=/1>a<div>b</a>c</div>d"),
  ("link in a cell never closed", "<table><tr><td><a href=/1>a</td><td>b</td></table>c"),
  (
    "new elements in p",
    "<p>a<section>b<p>c<article>d</article></section><nav>e</nav><main>f</main><figure>g</figure>"
  ),
  ("list items never closed", "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e"),
  ("definitions never closed", "<dl><dt>a<dd>b<dt>c<dd>d</dl>"),
  ("cells never closed", "<table><tr><th>a<th>b<tr><td>c<td>d</table>"),
  ("nested tables", "<table><tr><td>a<table><tr><td>b</table>c<td>d</table>"),
  ("void elements", "<p>a<wbr>b<embed src=x>c<video><source src=x><track></video>d<br>e</br>f"),
  ("prefixed elements", "<p>a<o:p>b</o:p>c<st1:place>d</st1:place>"),
  (
    "attributes",
    "<a class=x href = '/q' data-x=\"a>b\" href=/no>t</a><a href=/u/>v</a><a HREF=/W title='>'>w</a>"
  ),
  ("quotes inside", "<a href=don't>a</a><p title='\"'>b</p><a href=\"a'b\">c</a>"),
  ("a tag never closed", "<p>a<a href=/x>b<p"),
  ("quote never closed", "<p>a<a href=\"/x>b</a>c"),
  ("NUL", "<p>a\u{0}b<a href='/c'>d</a>"),
  ("noscript", "<noscript><p>Active <a href=/js>JavaScript</a></p></noscript><p>x"),
  ("unknown and custom elements", "<app-root>x</app-root><foo>y</foo><blink>z</blink>"),
  ("image and button", "<p>a <image src=x> <button>b</button> c<label>d</label>"),
  ("xmp and plaintext", "<p>a<xmp><b>x</b></xmp>c"),
  ("formatting across blocks", "<b><p>a</b>b<p>c</b>d"),
  ("unmatched ends", "</div></p></span><p>a</b></table></td>b</section>"),
  (
    "header in body",
    "<header>a</header><footer>b</footer><aside>c</aside><details><summary>d</summary>e</details>"
  ),
  ("hard spaces", "<p>\u{A0}a\u{A0}\u{A0}b&nbsp;&nbsp;c&shy;d&#8203;e"),
  ("details never closed", "<section><div>a</section>b"),
  ("nav never closed div", "<nav><div>a</nav>b"),
  ("center font", "<center><font size=5>a</font></center><p><font>b<p>c"),
  ("script at the end never closed", "<p>a<script>var x = 1;"),
  ("pre and newline", "<pre>\na\n b</pre>c"),
  ("svg link", "<svg><a xlink:href=/s><text>x</text></a></svg>y"),
  ("object fallback", "<object data=x.pdf><a href=x.pdf>bajar</a></object>y"),
  ("form in a table", "<table><form action=/f><tr><td>a</td></form></tr></table>b"),
]

#!/usr/bin/env python3
"""Times `swift-nn render` on a large file, on a book, and on input made to be slow.

    swift build -c release --product swift-nn
    python3 Benchmarks/pages.py [.build/release/swift-nn] [PART-OF-A-TITLE ...]

The peers, where they are installed: `cmark` (CommonMark's own program) and the package markdown-it-py.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time

PARAGRAPH = """## Section {0}

A network of *{0}* units learns **slowly** when its `rate` is small; see [the text](https://example.org/{0} "A title")
and the line after it, which says &mdash; in so many words &mdash; that 3 < 4.

- one item of a list
- another, with `code` and *emphasis*
  1. numbered inside
  2. and again

> A quotation of some length that is
> continued on a second line.

```python
def step(x): return x - {0} * gradient(x)
```

"""


def book_page(number):
    """A page of about 7 KB with 60 formulas, some of them its own."""
    parts = [f"---\ntitle: Page {number}\norder: {number}\n---\n\n"]
    parts.append(f"A loss $L_{{{number}}}(w)$ of weights $w \\in \\mathbb{{R}}^n$ falls along $-\\nabla L$.\n\n")
    for k in range(1, 16):
        parts.append(
            f"## Part {k} {{#sec-{number}-{k}}}\n\n"
            f"Layer {k} computes $a_{{{k}}} = \\varphi(z_{{{k}}})$ from $z_{{{k}}} = W_{{{k}}} a + b_{{{k}}}$,"
            f" as page {number} says.[^n{k}]\nIt takes $O(n^{{{k}}})$ steps, which *may* be many, as **every**"
            f" reader of @eq-{number}-{k} and of `code` knows.\n\n"
            f"$$\n\\delta_{{{k}}} = W_{{{k + 1}}}^\\top \\delta_{{{k + 1}}} \\odot \\varphi'(z_{{{k}}})"
            f" + {number}\n$$ {{#eq-{number}-{k}}}\n\n"
            f"| step | loss |\n| ---: | ---: |\n| 1 | 0.{k} |\n| 2 | 0.0{k} |\n\n"
            f"[^n{k}]: A note on part {k}.\n\n")
    return "".join(parts)


# The inputs of cmark's pathological_tests.py that concern CommonMark, and this project's extensions.
PATHOLOGICAL = {
    "nested strong emphasis": lambda n: "*a **a " * n + "b" + " a** a*" * n,
    "emphasis closers without openers": lambda n: "a_ " * n,
    "emphasis openers without closers": lambda n: "_a " * n,
    "link closers without openers": lambda n: "a]" * n,
    "link openers without closers": lambda n: "[a" * n,
    "mismatched openers and closers": lambda n: "*a_ " * n,
    "emphasis and links": lambda n: "[ a_" * n,
    "lengths that are multiples of three": lambda n: "a***" + "b** c* " * n,
    "links and closers": lambda n: "[ (](" * n,
    "[a](": lambda n: "[a](" * n,
    "[a](<b": lambda n: "[a](<b" * n,
    "![[]()": lambda n: "![[]()" * n,
    "a link in many brackets": lambda n: "[" * n + "a" + "]" * n,
    "nested block quotes": lambda n: "> " * n + "a",
    "nested lists": lambda n: "".join("  " * x + "* a\n" for x in range(int(n**0.5))),
    "nested lists on a line": lambda n: "- " * n + "a",
    "backslashes in a link": lambda n: "[a](" + "\\" * n + ")",
    "backticks of many lengths": lambda n: "".join("e" + "`" * x for x in range(1, int((2 * n) ** 0.5))),
    "unclosed links of pointy brackets": lambda n: "[a](<b" * n,
    "unclosed links": lambda n: "[a](b" * n,
    "unclosed comment": lambda n: "</" + "<!--" * n,
    "empty declarations": lambda n: "x" + "<!A " * n,
    "processing instructions": lambda n: "x" + "<?" * n,
    "CDATA": lambda n: "x" + "<![CDATA[" * n,
    "tags never closed": lambda n: "a <b c='" * n,
    "autolinks never closed": lambda n: "a <https://b" * n,
    "entities": lambda n: "&#x61;&nosuch;&amp" * n,
    "reference definitions": lambda n: "".join(f"[{x}]: u\n" for x in range(n)) + "[0] " * n,
    "definitions never referred to": lambda n: "".join(f"[{x}]: u\n" for x in range(n)),
    "references collide": lambda n: "[a]: u\n" * n + "[a]\n" * n,
    "titles never closed": lambda n: "[a]: b (c\n" * n,
    "link titles never closed": lambda n: "[a](b \"c" * n,
    "table rows": lambda n: "| a | b |\n| - | - |\n" + "| c | d |\n" * n,
    "table headers": lambda n: "| a | b |\n" * n,
    "table columns": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n|b|\n",
    "tables side by side": lambda n: "|a|\n|-|\n|b|\n\n" * n,
    "footnotes": lambda n: "".join(f"a[^{x}]\n\n[^{x}]: b\n\n" for x in range(n)),
    "footnote markers": lambda n: "[^a" * n,
    "footnotes in a paragraph": lambda n: "[^a]: b\n" * n,
    "citations never closed": lambda n: "[@a " * n,
    "citations": lambda n: "[@a; " * n + "]",
    "references": lambda n: "@eq-a " * n,
    "dollars": lambda n: "$a " * n,
    "dollars touching": lambda n: "$" * n,
    "dollars with blanks": lambda n: "a$ " * n,
    "formulas on a line": lambda n: "$$x$$ " * n,
    "formulas on lines": lambda n: "$$x$$\n" * n,
    "display formula never closed": lambda n: "$$ a\n" * n + "\n",
    "parentheses of TeX": lambda n: "\\(a " * n,
    "brackets of TeX": lambda n: "\\[a " * n,
    "brackets of TeX on lines": lambda n: "\\[a\n" * n,
    "labels": lambda n: "{#a " * n,
    "labels attached": lambda n: "# a {#b}\n\n" * n,
    "callouts": lambda n: "> [!NOTE]\n> a\n\n" * n,
    "callouts nested": lambda n: "> " * n + "[!NOTE]",
    "lines of a quote": lambda n: "> a\n" * n,
    "lazy lines": lambda n: "> > > a\n" + "b\n" * n,
    "deep quote with lines": lambda n: ("> " * int(n**0.5) + "a\n") * int(n**0.5),
    "deep list with lines": lambda n: "- " * int(n**0.5) + "a\n" + ("  " * int(n**0.5) + "b\n") * int(n**0.5),
    "many paragraphs in a deep quote": lambda n: ("> " * int(n**0.5) + "a\n" + "> " * int(n**0.5) + "\n") * int(n**0.5),
    "headings": lambda n: "# a\n" * n,
    "setext headings": lambda n: "a\n---\n" * n,
    "empty items": lambda n: "-\n" * n,
    "fences": lambda n: "```\n" * n,
    "inline values": lambda n: "`{nn} 1` " * n,
    "images": lambda n: "![a](b.svg) " * n,
    "images with labels": lambda n: "![a](b.svg){#fig-a} " * n,
}


def run(command, **options):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, **options)
    return time.perf_counter() - start, done.returncode


def best(command, rounds=3, **options):
    return min(run(command, **options)[0] for _ in range(rounds))


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def large(program, folder):
    path = os.path.join(folder, "large.md")
    count = 10_000_000 // len(PARAGRAPH) + 1
    write(path, "".join(PARAGRAPH.format(i) for i in range(count))[:10_000_000])
    seconds = best([program, "render", path, "-o", folder + "/out", "-t", "html", "--quiet"])
    print(f"10 MB of Markdown       swift-nn {seconds:.2f} s")
    if cmark := shutil.which("cmark"):
        print(f"                        cmark {best([cmark, path]):.2f} s")
    script = "import sys, markdown_it; markdown_it.MarkdownIt().render(open(sys.argv[1]).read())"
    if run([sys.executable, "-c", "import markdown_it"])[1] == 0:
        print(f"                        markdown-it-py {best([sys.executable, '-c', script, path], 1):.2f} s")


def book(program, folder):
    chapters = os.path.join(folder, "book")
    os.makedirs(chapters, exist_ok=True)
    pages = 200
    for number in range(1, pages + 1):
        write(f"{chapters}/{number:03}.md", book_page(number))
    environment = dict(os.environ, XDG_CACHE_HOME=folder + "/cache")
    for name, formats in [("HTML", "html"), ("HTML, Markdown", "html,markdown")]:
        command = [program, "render", chapters, "-t", formats, "--quiet", "-o"]
        cold, _ = run(command + [folder + f"/{formats}-0"], env=environment)
        warm = min(run(command + [folder + f"/{formats}-{i}"], env=environment)[0] for i in range(1, 4))
        print(f"{pages} pages, {name:15} formulas kept {pages / warm:.0f} pages/s, first run {pages / cold:.0f} pages/s")


def pathological(program, folder, wanted):
    path = os.path.join(folder, "slow.md")
    command = [program, "render", path, "-o", folder + "/out", "-t", "html", "--quiet"]
    cmark = shutil.which("cmark")
    start = best([program, "--version"])
    print(f"{'input':40} {'KB':>6} {'seconds':>8} {'×4':>6} {'cmark':>7}")
    for name, make in PATHOLOGICAL.items():
        if wanted and not any(part in name for part in wanted):
            continue
        times = []
        for size in (10_000, 40_000):
            write(path, make(size))
            try:
                seconds, status = run(command)
            except subprocess.TimeoutExpired:
                seconds, status = 60, 0
            times.append(seconds - start)
            if status < 0:
                print(f"{name}: ended by signal {-status}")
        peer = f"{best([cmark, path], 1):7.2f}" if cmark else ""
        growth = times[1] / max(times[0], 0.002)
        mark = "  superlinear" if growth > 8 and times[1] > 0.1 else ""
        print(f"{name:40} {os.path.getsize(path) / 1000:6.0f} {times[1]:8.3f} {growth:6.1f} {peer}{mark}", flush=True)


def main():
    arguments = sys.argv[1:]
    program = os.path.abspath(arguments.pop(0) if arguments and os.path.isfile(arguments[0]) else ".build/release/swift-nn")
    with tempfile.TemporaryDirectory() as folder:
        if not arguments or "large" in arguments:
            large(program, folder)
        if not arguments or "book" in arguments:
            book(program, folder)
        if arguments not in (["large"], ["book"]):
            pathological(program, folder, arguments)


if __name__ == "__main__":
    main()

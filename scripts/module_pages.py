"""The pages of the modules that need no QGIS: what is public in them, by its docstring in numpydoc's form."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from textwrap import dedent


def write_all(package: Path, pages: Path) -> list[str]:
    """A page for each module of the science, and of what beside it needs no QGIS; returns their names."""
    pages.mkdir(parents=True)
    names = []
    for file in sorted([*package.glob("[a-z]*.py"), *(package / "core").glob("*.py")]):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        if all(name.partition(".")[0] != "qgis" for name in imported(tree)):
            parts = file.relative_to(package.parent).with_suffix("").parts
            names.append(".".join(part for part in parts if part != "__init__"))
            (pages / f"{names[-1]}.md").write_text(module_page(names[-1], tree), encoding="utf-8")
    return names


def imported(tree: ast.Module) -> Iterator[str]:
    """What a module imports by its full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield str(node.module)


def module_page(name: str, tree: ast.Module) -> str:
    """What a module is for, and all that is public in it; read, not imported."""
    lines = [f"# {name}", "", docstring(tree), *public(name, tree)]
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            lines += ["", f"### {node.name}", "", signature(node), docstring(node)]
            methods = node.body if isinstance(node, ast.ClassDef) else []
            lines += [
                f"<dl><dt>{signature(each, node.name)}</dt><dd>{docstring(each)}</dd></dl>"
                for each in methods
                if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
            ]
    return "\n".join([*lines, ""])


def public(name: str, tree: ast.Module) -> Iterator[str]:
    """Where what can be had from a package is written down: the names in its PUBLIC, module by module."""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "PUBLIC" and node.value:
            yield ""
            for module, names in ast.literal_eval(node.value).items():
                yield f"* [{module}]({name}.{module}.md): {', '.join(f'`{each}`' for each in names)}"


def signature(node: ast.FunctionDef | ast.ClassDef, owner: str = "") -> str:
    """How a function is called, or which fields a class has."""
    name = f"{owner}.{node.name}" if owner else node.name
    if isinstance(node, ast.ClassDef):
        bases = f"({', '.join(map(ast.unparse, node.bases))})" if node.bases else ""
        fields = [
            ast.unparse(each)
            for each in node.body
            if isinstance(each, ast.AnnAssign) and not ast.unparse(each.target).startswith("_")
        ]
        text = "\n    ".join([f"class {name}{bases}:", *fields])
    elif any(ast.unparse(each) in ("property", "cached_property") for each in node.decorator_list):
        text = f"{name}: {ast.unparse(node.returns) if node.returns else ''}"
    else:
        given = ast.unparse(node.args).removeprefix("self, ").removeprefix("self")
        text = f"{name}({given})" + (f" -> {ast.unparse(node.returns)}" if node.returns else "")
    return f"<pre>{escape(text)}</pre>"


HEADING = re.compile(r"^([A-Z][A-Za-z ]+)\n-{3,}\n", re.MULTILINE)
ENTRY = re.compile(r"^(\S.*)\n((?:(?: +.*)?\n)*)", re.MULTILINE)


def docstring(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> str:
    """A docstring as numpydoc has it: paragraphs, lists of parameters under a heading, examples."""
    first, *sections = HEADING.split(inspect.cleandoc(ast.get_docstring(node) or ""))
    lines = [paragraphs(first)]
    for title, text in zip(sections[::2], sections[1::2]):
        lines.append(f"<p><b>{title}</b></p>")
        if title in ("Parameters", "Returns", "Raises", "Yields", "Attributes"):
            entries = ENTRY.findall(text.strip("\n") + "\n")
            lines += [
                "<dl>",
                *(f"<dt>{code(a)}</dt><dd>{paragraphs(dedent(b))}</dd>" for a, b in entries),
                "</dl>",
            ]
        else:
            lines.append(paragraphs(text))
    return "\n".join(lines)


def paragraphs(text: str) -> str:
    """Blocks of a docstring: sessions of Python and what is indented stay as they are."""
    blocks = [block for block in re.split(r"\n\s*\n", text.strip("\n")) if block.strip()]
    is_code = [block.startswith((">>>", " ")) for block in blocks]
    return "\n".join(
        f"<pre>{escape(block)}</pre>" if kept else f"<p>{code(block)}</p>"
        for block, kept in zip(blocks, is_code)
    )


def code(text: str) -> str:
    """Text with `names` set apart."""
    return re.sub(r"``?([^`]+)``?", r"<code>\1</code>", escape(text, quote=False))

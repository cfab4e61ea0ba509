"""XML as a small tree, read by Qt, and written so that the same content gives the same bytes."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, Iterator, List, Union

from qgis.PyQt.QtCore import QXmlStreamReader

_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;"})
_IN_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;"})


@dataclass
class Node:
    """An element; `children` are elements and texts in their order."""

    tag: str
    attributes: Dict[str, str] = field(default_factory=dict)
    children: List[Union[Node, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The texts that lie in it directly."""
        return "".join(child for child in self.children if isinstance(child, str))

    def elements(self, tag: str) -> List[Node]:
        """The elements of that name that lie in it directly."""
        return [child for child in self.children if isinstance(child, Node) and child.tag == tag]

    def walk(self, tag: str) -> Iterator[Node]:
        """All elements of that name at any depth, itself among them."""
        if self.tag == tag:
            yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk(tag)

    def drop(self, tag: str) -> None:
        """Take away the elements of that name that lie in it directly."""
        self.children = [child for child in self.children if isinstance(child, str) or child.tag != tag]


def read_markup(text: str) -> Node:
    """The root of a document. Raises ValueError where it is not well formed."""
    reader = QXmlStreamReader(text)
    reader.setNamespaceProcessing(False)
    whole = Node("")
    path = [whole]
    while not reader.atEnd():
        reader.readNext()
        if reader.isStartElement():
            attributes = reader.attributes()
            own = {at.qualifiedName(): at.value() for at in map(attributes.at, range(attributes.count()))}
            node = Node(reader.qualifiedName(), own)
            path[-1].children.append(node)
            path.append(node)
        elif reader.isEndElement():
            path.pop()
        elif reader.isCharacters():
            path[-1].children.append(reader.text())
    roots = [child for child in whole.children if isinstance(child, Node)]
    if reader.hasError() or len(roots) != 1:
        raise ValueError(f"line {reader.lineNumber()}: {reader.errorString()}")
    return roots[0]


def markup_text(node: Node) -> str:
    """The element as text, attributes in the order of their names (after Canonical XML 2.0, W3C 2013)."""
    said = "".join(f' {name}="{value.translate(_IN_VALUE)}"' for name, value in sorted(node.attributes.items()))
    inside = "".join(child.translate(_IN_TEXT) if isinstance(child, str) else markup_text(child)
                     for child in node.children)
    return f"<{node.tag}{said}>{inside}</{node.tag}>"

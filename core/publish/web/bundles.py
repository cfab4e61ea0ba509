"""Scripts that are always asked for together become one file: each file more costs a slow net a whole round trip."""
from __future__ import annotations

import re
from typing import Any, Dict, List, Tuple

FIRST_SCRIPT = "page.js"
_FIRST = re.compile(r'(?:<script defer src="{{folder}}/[A-Za-z0-9._-]+"[^>]*></script>\n)+')
_TEMPLATE = re.compile(r'(<template id="([a-z]+)-files">\n)'
                       r'((?:<script src="{{folder}}/[A-Za-z0-9._-]+"[^>]*></script>\n){2,})')
_NAME = re.compile(r'src="{{folder}}/([A-Za-z0-9._-]+)"')


def bundled(page: str, static: Dict[str, bytes]) -> Tuple[str, Dict[str, bytes]]:
    """The template with one tag where several scripts follow each other, and the files with these put together.

    The scripts in the head become `page.js`, those of a template `later-files` that begins with them `later.js`.
    """
    found = dict(static)

    def together(name: str, tags: str) -> str:
        parts: List[str] = _NAME.findall(tags)
        found[name] = b";\n".join(found.pop(part).rstrip() for part in parts) + b"\n"
        return f'src="{{{{folder}}}}/{name}" integrity="{{{{integrity:{name}}}}}"></script>\n'

    def head(match: Any) -> str:
        return "<script defer " + together(FIRST_SCRIPT, match.group())

    def template(match: Any) -> str:
        return f"{match.group(1)}<script " + together(f"{match.group(2)}.js", match.group(3))

    return _TEMPLATE.sub(template, _FIRST.sub(head, page, count=1)), found

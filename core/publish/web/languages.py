"""The page's texts: a file for each language in resources/web/texts, with the municipality's own words put in."""
from __future__ import annotations

import json
import re
from typing import Any, Dict, List, Mapping, Sequence

from ...errors import InputError, Problem, problem
from ...messages import Message, msg

FIRST = "sv"
"""The language of the register, of the first paint, and of readers whose language is not there."""
FOLDER, LATER = "texts/", "later/"
_LATER = re.compile(r"(?:position_|copy|copied|print$|another$|wrong|keep_|next_|changed|map_(?!title|open)"
                    r"|nothing_(?!title)).*|.*_(?:coming|past)|newer|reload|offline|whose")
"""Keys of the texts that the first answer does not need: they come after it, in files of their own."""
_NAME = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_PLACE = re.compile(r"{\w+}")

Texts = Dict[str, Dict[str, str]]


def texts_of(static: Mapping[str, bytes], own: Mapping[str, Mapping[str, str]], wanted: Sequence[str] = ()) -> Texts:
    """Language -> key -> text, of the languages `wanted` in that order (all: first Swedish, then by name).

    static : file name -> content; own : words that stand for those of the files, or whole languages more

    Raises `InputError` for a key or a place that is not there, a new language that lacks keys, a wanted one that is
    nowhere.
    """
    files: Texts = {name[len(FOLDER):-len(".json")]: json.loads(content) for name, content in static.items()
                    if name.startswith(FOLDER)}
    problems: List[Problem] = []
    for language, words in own.items():
        problems += _problems(language, words, files[FIRST], language in files)
    for language in wanted:
        if language not in files and language not in own:
            problems.append(_wrong(language, "", msg("There are no texts in this language."),
                                   msg("Those are there: {languages}.", languages=", ".join(sorted({*files, *own})))))
    if wanted and FIRST not in wanted:
        problems.append(_wrong(FIRST, "", msg("Swedish is not among the languages."),
                               msg("Add “{language}”: the register is in Swedish.", language=FIRST)))
    if problems:
        raise InputError(problems)
    order = wanted or sorted({*files, *own}, key=lambda name: (not name.startswith(FIRST), name))
    return {language: {key: own.get(language, {}).get(key, files.get(language, {}).get(key, ""))
                       for key in files[FIRST]} for language in order}


def text_files(texts: Mapping[str, Mapping[str, str]]) -> Dict[str, bytes]:
    """The files of all languages: what the first answer needs, and the rest."""
    found: Dict[str, bytes] = {}
    for folder, is_later in ((FOLDER, False), (LATER, True)):
        for language, own in texts.items():
            part = {key: text for key, text in own.items() if bool(_LATER.fullmatch(key)) == is_later}
            found[f"{folder}{language}.json"] = json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
    return found


def language_list(texts: Mapping[str, Mapping[str, str]]) -> List[Dict[str, str]]:
    """What site.json says of each language: its id, its own name, and its tag for screen readers."""
    return [{"id": language, "name": own["language_name"], "lang": own["language"]} for language, own in texts.items()]


def with_first_words(page: str, texts: Mapping[str, str], quote: Any) -> str:
    """The template with its first paint in the words of `texts`."""
    def word(found: Any) -> str:
        return f"{found.group(1)}{quote(texts[found.group(2)])}{found.group(4)}"

    page = re.sub(r'(data-text="(\w+)">)([^<]*)(<)', word, page)
    page = re.sub(r'(data-label="(\w+)" aria-label=")([^"]*)(")', word, page)
    return re.sub(r"(<title>)[^<]*?( – {{municipality}}</title>)",
                  lambda found: found.group(1) + quote(texts["title"]) + found.group(2), page)


def unpainted(page: str, texts: Mapping[str, str]) -> Dict[str, str]:
    """The texts that the first paint does not say already, and that scripts may need."""
    painted = {*re.findall(r'data-(?:text|label)="(\w+)"', page), "description"}
    return {key: text for key, text in texts.items() if key not in painted}


def _problems(language: str, words: Mapping[str, str], first: Mapping[str, str], known: bool) -> List[Problem]:
    found: List[Problem] = []
    if not _NAME.fullmatch(language):
        return [_wrong(language, "", msg("This is no name of a language."), msg("Write it as “fi” or “sv-easy”."))]
    for key, text in words.items():
        if key not in first:
            found.append(_wrong(language, key, msg("The page has no text with this key."),
                                msg("The keys are those of resources/web/texts/sv.json.")))
        elif not text.strip() or not _has_places(key, text, first[key]):
            found.append(_wrong(language, key, msg("The text is empty, or has other places than {text}.",
                                                   text=first[key]), msg("Keep what stands in braces.")))
    lacking = [] if known else [key for key in first if key not in words]
    if lacking:
        found.append(_wrong(language, "", msg("The new language lacks {count} texts: {keys}.", count=len(lacking),
                                              keys=", ".join(lacking[:10])),
                            msg("Translate every key of resources/web/texts/sv.json.")))
    return found


def _has_places(key: str, text: str, model: str) -> bool:
    """Whether the same places are in a text; a date may have the month as a word or a number."""
    found = set(_PLACE.findall(text))
    if key == "date":
        return {"{day}", "{year}"} <= found <= {"{day}", "{month}", "{number}", "{year}"}
    return found == set(_PLACE.findall(model))


def _wrong(language: str, key: str, what: Message, remedy: Message) -> Problem:
    return problem("web map", f"texts.{language}{'.' + key if key else ''}", what, remedy)


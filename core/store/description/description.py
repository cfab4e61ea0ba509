"""The plan description: one JSON file that says which layers go in, what is asked for and where the results go.

docs/model.md lists every key. Reading it finds all problems at once; nothing is computed from half a description.
"""
from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import Dict, List, Mapping, Optional, Tuple

from ...errors import InputError, KeyProblem, Problem, refuse_key
from ...execution import USUAL_STOP_GAP_PERCENT
from ...messages import msg
from ...model import AREA_SERVICES
from ...providers import LOWEST_OVER_PRICE, PRICE_MODELS, AwardRules
from ...register import LANGUAGES, SWEDISH, is_iso_date
from ...rules import RuleRequest
from ...workload import TravelModel
from .area_name_options import AreaNaming, read_area_naming
from .area_options import TODAY, AreaOptions, read_area_options
from .by_area import by_area
from .json_file import decode, text_of
from .json_object import JsonObject, optional_text
from .rule_options import read_rule_options
from .travel_options import read_travel_options
from .web_options import WebOptions, read_web_options

FORMAT, VERSION = "care-areas-plan", 1
INPUT_ROLES: Tuple[str, ...] = ("boundary", "small_areas", "squares", "addresses", "roads", "clients", "providers",
                                "bids", "bases", "sheltered_housing", "units", "links", "barriers",
                                "previous_register", "water", "built_up", TODAY)
_NO_LIMIT = float("inf")
MOST_AREAS = 10_000


@dataclass(frozen=True)
class LayerSource:
    """Where an input is: file (absolute), layer (None: the file has one), and which field holds what."""

    path: str
    layer: Optional[str]
    fields: Mapping[str, str]


@dataclass(frozen=True)
class UnitOptions:
    """`target`: about how many units to build; `id_field`: of ready units."""

    target: int
    id_field: str


@dataclass(frozen=True)
class LoadOptions:
    """Which services make the load, and how it is estimated where there are no clients.

    rates : age group -> service -> care hours a week per inhabitant; totals_h_week : service -> hours to be met
    least_clients : behind each load that is shared with providers; grouped_plan_file : in the plan file too
    """

    services: Tuple[str, ...]
    rates: Mapping[str, Mapping[str, float]]
    totals_h_week: Mapping[str, float]
    least_clients: int = 5
    grouped_plan_file: bool = False


@dataclass(frozen=True)
class DivisionOptions:
    """What the division must keep (`rules`), how hard it tries, and how ways are assumed where no roads are."""

    areas: int
    rules: RuleRequest
    seed: int
    effort: float
    stop_gap_percent: float
    time_limit_s: Optional[float]
    area_names: AreaNaming
    detour_factor: float
    straight_line_kmh: float
    access_kmh: float


@dataclass(frozen=True)
class ProviderOptions:
    """The rules of the award, and how many areas own regi keeps where none are fixed.

    fixed_by_name : name of an area -> provider id; by number they are in `rules`
    """

    rules: AwardRules
    own_regi_areas: Optional[int]
    fixed_by_name: Mapping[str, str]


@dataclass(frozen=True)
class RegisterOptions:
    """From when the address register is valid (ISO dates), and its version."""

    valid_from: str
    valid_to: str
    version: str


@dataclass(frozen=True)
class PlanDescription:
    """A whole plan description. `text` is the file as it was read, for the plan file; `language` is the register's.

    asked : of areas that are there already, and of others to compare with
    """

    name: str
    language: str
    inputs: Mapping[str, LayerSource]
    units: UnitOptions
    load: LoadOptions
    division: DivisionOptions
    providers: ProviderOptions
    register: Optional[RegisterOptions]
    web: WebOptions
    output_folder: str
    text: str
    asked: AreaOptions = field(default_factory=AreaOptions)


def read_description(path: str) -> PlanDescription:
    """Read the plan description in the JSON file at `path`. Relative paths in it start from the file's folder.

    Raises `FileError` when there is no such file, `InputError` with all problems of its content.
    """
    return parse_description(text_of(path), path)


def parse_description(text: str, path: str) -> PlanDescription:
    """As `read_description`, for a text that was read already; `path` gives the folder and the name in messages."""
    file, folder = os.path.basename(path), os.path.dirname(os.path.abspath(path))
    problems: List[Problem] = []
    top = JsonObject(decode(text, file, problems), file, "", problems)
    _check_format(top, file)
    name = top.text("name", required=True)
    inputs = _inputs(top.part("inputs", required=True), folder)
    travel = read_travel_options(top.part("travel"))
    asked = read_area_options(top, inputs)
    division = _division(top.part("division", required=True), travel, MOST_AREAS if asked.area_field else 0)
    language = top.choice("language", LANGUAGES, SWEDISH)
    description = PlanDescription(
        name, language, inputs, _units(top.part("units")), _load(top.part("load")), division,
        _providers(top.part("providers"), division, file, problems, asked), _register(top, inputs),
        read_web_options(top.part("web"), folder),
        os.path.normpath(os.path.join(folder, top.text("output_folder", "out"))), text, asked)
    top.finish()
    if problems:
        raise InputError(problems)
    return description


def _check_format(top: JsonObject, file: str) -> None:
    if top.text("format") != FORMAT:
        raise refuse_key(file, "format", msg("This is not a plan description."),
                     msg("Let the file begin with \"format\": \"{format}\".", format=FORMAT))
    version = top.whole("version", 1, 10**6, 0)
    if version > VERSION:
        raise refuse_key(file, "version", msg("The description has version {version}, this program reads up to "
                                              "{known}.", version=version, known=VERSION), msg("Update the plugin."))
    if not top.has("version"):
        top.wrong("version", msg("The version is missing."), msg("Write \"version\": {known}.", known=VERSION))


def _inputs(part: JsonObject, folder: str) -> Dict[str, LayerSource]:
    found: Dict[str, LayerSource] = {}
    for role in INPUT_ROLES:
        if not part.has(role):
            continue
        one = part.part(role)
        path = os.path.normpath(os.path.join(folder, one.text("path", required=True)))
        source = LayerSource(path, optional_text(one, "layer"), _fields(one))
        one.finish()
        if one.has("path") and not os.path.isfile(path):
            one.wrong("path", msg("There is no file {path}.", path=path),
                      msg("Correct the path; a relative one starts from the folder of the description."))
        found[role] = source
    part.finish()
    if "boundary" not in found and "units" not in found:
        part.wrong("boundary", msg("There is neither a boundary nor ready units."),
                   msg("Name the layer with the municipality's boundary, or one with units."))
    return found


def _fields(one: JsonObject) -> Dict[str, str]:
    part = one.part("fields")
    return {key: part.text(key, required=True) for key in part.keys()}  # noqa: SIM118 (no mapping)


def _units(part: JsonObject) -> UnitOptions:
    options = UnitOptions(part.whole("target", 1, 100_000, 1500), part.text("id_field", "unit_id"))
    part.finish()
    return options


def _load(part: JsonObject) -> LoadOptions:
    rates_part = part.part("rates")
    rates = {age: rates_part.numbers(age, 0, _NO_LIMIT) for age in rates_part.keys()}  # noqa: SIM118 (no mapping)
    options = LoadOptions(part.texts("services", AREA_SERVICES), rates, part.numbers("totals_h_week", 0, _NO_LIMIT),
                          part.whole("least_clients", 2, 1000, 5), part.yes_no("grouped_plan_file", False))
    if not options.services:
        part.wrong("services", msg("The list is empty."), msg("Name at least one service."))
    part.finish()
    return options


def _division(part: JsonObject, travel: TravelModel, most_number: int) -> DivisionOptions:
    """most_number : that an area may have, 0: as many as there are areas."""
    areas = part.whole("areas", 1, MOST_AREAS, 1, required=True)
    options = DivisionOptions(
        areas=areas,
        rules=replace(read_rule_options(part, most_number or areas, travel), areas=areas),
        seed=part.whole("seed", 0, 2**63 - 1, 1),
        effort=part.number("effort", 0.01, 1000, 1.0),
        stop_gap_percent=part.number("stop_gap_percent", 0, 50, USUAL_STOP_GAP_PERCENT),
        time_limit_s=part.number("time_limit_s", 1, _NO_LIMIT, None),
        area_names=read_area_naming(part, "area_names"),
        detour_factor=part.number("detour_factor", 1, 5, 1.3),
        straight_line_kmh=part.number("straight_line_kmh", 1, 200, 40.0),
        access_kmh=part.number("access_kmh", 1, 200, 5.0))
    part.finish()
    return options


def _providers(part: JsonObject, division: DivisionOptions, file: str, problems: List[Problem], given: AreaOptions
               ) -> ProviderOptions:
    fixed_part, most_part = part.part("fixed"), part.part("max_areas")
    fixed, by_name = by_area(fixed_part, MOST_AREAS if given.area_field else division.areas,
                              lambda providers, area: providers.text(area, required=True), named=True)
    names = [one.name for one in division.area_names.names]
    for name in by_name:
        if name not in names and not (division.area_names.field or given.area_field):
            fixed_part.wrong(name, msg("No area has the name {name}.", name=name),
                             msg("Give it to an area under division.area_names, by a place in it."))
    most = {name: most_part.whole(name, 0, 10_000, 0) for name in most_part.keys()}  # noqa: SIM118 (no mapping)
    weights = [part.number(key, 0, 100, default) for key, default in
               (("price_weight", 50.0), ("quality_weight", 50.0), ("continuity_weight", 0.0))]
    own_regi_areas = part.whole("own_regi_areas", 0, division.areas, None)
    if own_regi_areas is not None and (fixed or by_name):
        part.wrong("own_regi_areas", msg("Areas are fixed as well."), msg("Use one of the two."))
    others = {"price_model": part.choice("price_model", PRICE_MODELS, LOWEST_OVER_PRICE),
              "own_regi_may_take_unfixed": part.yes_no("own_regi_may_take_unfixed", False),
              "allow_uncapacitated": part.yes_no("allow_uncapacitated", True)}
    part.finish()
    try:
        rules = AwardRules(fixed, weights[0], weights[1], weights[2], max_areas=most, **others)  # type: ignore[arg-type]
    except InputError as error:
        problems.extend(KeyProblem(file, "providers", p.what, p.remedy) for p in error.problems)
        rules = AwardRules()
    return ProviderOptions(rules, own_regi_areas, by_name)


def _register(top: JsonObject, inputs: Mapping[str, LayerSource]) -> Optional[RegisterOptions]:
    """None where there are no addresses: then there is no register."""
    needed = "addresses" in inputs
    part = top.part("register", required=needed)
    options = RegisterOptions(part.text("valid_from", required=needed), part.text("valid_to"),
                              part.text("version", required=needed))
    for key, value in (("valid_from", options.valid_from), ("valid_to", options.valid_to)):
        if value and not is_iso_date(value):
            part.wrong(key, msg("“{value}” is not a date.", value=value),
                       msg("Write it as year-month-day: 2027-05-01."))
    if options.valid_to and options.valid_to < options.valid_from:
        part.wrong("valid_to", msg("The last day is before the first."), msg("Correct one of the two dates."))
    part.finish()
    return options if "addresses" in inputs else None

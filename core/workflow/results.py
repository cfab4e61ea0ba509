"""What a plan leaves behind: the public layers, the plan file and the lists, as values ready to be written."""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Mapping, Optional, Sequence, Tuple

import numpy as np

from ..arrays import ints_of
from ..errors import CareAreasError, FileError, InputError
from ..geometry import object_array
from ..messages import Message, Translate
from ..model import Objects, Provider, Table
from ..progress import SILENT, Part, Progress
from ..providers import award_table, protocol_table
from ..publish.web import Division, SiteData, make_site, site_settings
from ..register import (
    COMPANY,
    OWN_REGI,
    Register,
    ResponsibleArea,
    Validity,
    compare_registers,
    register_addresses,
    whole_register,
)
from ..register import RegisterColumn as Col
from ..rules import TOLERANCE
from ..scenarios import EvaluationCriteria, PlanEvaluation, area_table, evaluate_plan, scenario_table
from ..scenarios import Scenario as Compared
from ..store import content_hash
from ..store.description import PlanDescription, RegisterOptions
from ..store.plan_file import PlanFile, RegisterVersion, Scenario
from .further_tables import further_tables
from .journey import PlannedAreas
from .off_road import longest_travel_notes
from .shared_load import groups_of_plan, plan_file_class, plan_file_units, provider_units

AREAS_LAYER = "areas"
_NO_DATES = RegisterOptions("", "", "")


@dataclass(frozen=True)
class PlanResults:
    """Public: `areas`, the register's records and `site`, made from the areas and the addresses only. The rest is
    internal.

    register, site : None without addresses or without providers; protocol : the award's, None without providers
    difference : what changed since the previous register, None without one
    provider_units : units with the load of groups of clients, to be shared with providers, None without clients
    comparison : a row per scenario beside the plan, None where none was asked for
    refused : why there is no award or no register though they were asked for; the division holds all the same
    """

    areas: Table
    register: Optional[Register]
    site: Optional[SiteData]
    difference: Optional[Table]
    evaluation: PlanEvaluation
    plan: PlanFile
    protocol: Optional[Table]
    notes: Tuple[Message, ...]
    provider_units: Optional[Table] = None
    comparison: Optional[Table] = None
    refused: Optional[CareAreasError] = None


def plan_results(description: PlanDescription, planned: PlannedAreas, inputs_sha256: str, versions: Mapping[str, str],
                 translate: Translate, previous: Optional[Table] = None, progress: Progress = SILENT,
                 scenarios: Sequence[Compared] = ()) -> PlanResults:
    """Measure the plan, find the area of every address and put the files' contents together.

    scenarios : what `compare_plan` found beside the plan
    inputs_sha256 : `content_hash` of the input layers; versions : library -> version, both for the plan file
    previous : the address register in force, to tell what changes
    """
    evaluation = _evaluated(planned, Part(progress, 0.0, 0.3))
    register, site, difference, refused = None, None, None, planned.refused
    if refused is None:
        try:
            register = _register(description, planned, Part(progress, 0.3, 0.7))
            site = None if register is None else _site(description, planned, register, Part(progress, 0.7, 0.95))
            if register is not None and previous is not None:
                difference = compare_registers(whole_register(previous), register.records)
        except (InputError, FileError) as error:
            register, site, refused = None, None, error
    award = None if planned.award is None else award_table(planned.award, translate)
    decided, figures = planned.decided, evaluation.plan
    scenario = Scenario(
        name=description.name, tolerance_percent=description.division.rules[TOLERANCE],
        seed=description.division.seed, parameters=description.text, versions=versions, inputs_sha256=inputs_sha256,
        objective=decided.objective, bound_of_centres=decided.bound_of_centres, bound=decided.bound,
        gap_percent=decided.gap_percent, max_deviation_percent=decided.deviation_percent,
        mean_minutes=figures.mean_minutes, cut_border_km=figures.cut_border_km, broken_rules=figures.broken_rules,
        unit_area=planned.numbered, areas=area_table(evaluation), award=award, counts_travel=decided.counts_travel)
    groups = groups_of_plan(description.load, planned)
    plan = PlanFile(plan_file_units(description.load, planned, groups), planned.graph, planned.inputs.bases,
                    planned.inputs.providers, (scenario,),
                    () if register is None else (_version(description, register),), planned.links,
                    plan_file_class(description.load, planned),
                    further_tables(description.name, planned, scenarios, translate, groups is not None
                                   and description.load.grouped_plan_file))
    protocol = None if planned.award is None else protocol_table(planned.award, translate)
    longest = () if decided.evaluated is not None else longest_travel_notes(
        planned.units, decided.area, planned.times, evaluation)
    notes = (*planned.notes, *longest, *(() if register is None else register.notes))
    return PlanResults(_public_areas(description, planned), register, site, difference, evaluation, plan, protocol,
                       notes, provider_units(planned, groups),
                       scenario_table(scenarios, translate) if scenarios else None, refused)


def _evaluated(planned: PlannedAreas, progress: Progress) -> PlanEvaluation:
    """The plan's figures, its areas by the numbers that they are called by."""
    decided, number = planned.decided, planned.area_number
    evaluation = decided.evaluated
    if evaluation is None:
        measure = EvaluationCriteria(planned.rules, planned.times.minutes(), planned.inputs.bases,
                                     planned.inputs.sheltered, travel_h_week=decided.unit_travel_h_week)
        evaluation = evaluate_plan(planned.units, decided.area, planned.adjacency, measure, progress)
    provider = {} if planned.award is None else {a.area_id: a.provider.name for a in planned.award.areas}
    own = [int(number[area.area_id - 1]) for area in evaluation.areas]
    return replace(evaluation, areas=tuple(
        replace(area, area_id=k, provider=provider.get(k, "")) for area, k in zip(evaluation.areas, own)))


def _responsible(planned: PlannedAreas) -> Tuple[ResponsibleArea, ...]:
    if planned.award is None:
        return ()
    return tuple(ResponsibleArea(a.area_id, str(a.area_id), a.area_name, a.provider) for a in planned.award.areas)


def _register(description: PlanDescription, planned: PlannedAreas, progress: Progress) -> Optional[Register]:
    addresses, dates, areas = planned.inputs.addresses, description.register, _responsible(planned)
    if addresses is None or dates is None or not areas:
        return None
    return register_addresses(addresses, planned.area_geometry, planned.area_number, areas,
                              Validity(dates.valid_from, dates.version, dates.valid_to), progress)


def _site(description: PlanDescription, planned: PlannedAreas, register: Register, progress: Progress) -> SiteData:
    """The public page, of the register and the areas alone."""
    settings = site_settings(description.web, description.name)
    areas = _responsible(planned)
    return make_site(Division(register.records, [area.code for area in areas], planned.area_geometry,
                              planned.inputs.crs, areas), settings, progress=progress)


def _version(description: PlanDescription, register: Register) -> RegisterVersion:
    valid = register.validity
    return RegisterVersion(valid.version, valid.valid_from, valid.valid_to, description.name, len(register.records),
                           len(register.uncovered), len(register.border), len(register.duplicates),
                           content_hash([register.records]))


def _public_areas(description: PlanDescription, planned: PlannedAreas) -> Table:
    """The areas with who is responsible, in the columns of the register; no load, nothing about clients."""
    areas = _responsible(planned)
    dates = description.register or _NO_DATES
    nobody = Provider("", "", False, np.inf, None)
    providers = [area.provider for area in areas] or [nobody] * len(planned.area_names)

    def same(text: str) -> Objects:
        return object_array([text] * len(providers))

    return Table(AREAS_LAYER, {
        Col.AREA_CODE.key: object_array(str(number) for number in ints_of(planned.area_number)),
        Col.AREA_NAME.key: planned.area_names,
        Col.PROVIDER.key: object_array(p.name for p in providers),
        Col.PROVIDER_TYPE.key: object_array(
            "" if p is nobody else OWN_REGI if p.own_regi else COMPANY for p in providers),
        Col.PHONE.key: object_array(p.phone for p in providers),
        Col.URL.key: object_array(p.url for p in providers),
        Col.VALID_FROM.key: same(dates.valid_from), Col.VALID_TO.key: same(dates.valid_to),
        Col.VERSION.key: same(dates.version),
    }, planned.area_geometry, planned.inputs.crs)

#!/usr/bin/env python3
"""Say in a few lines what a run left in its folder, read back from the files; exit 1 when it does not add up.

show_result.py FOLDER
"""
from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path


def rows(path: Path, sql: str) -> list:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


def main(folder: Path) -> int:
    register, areas = folder / "public/address_provider.gpkg", folder / "public/areas.gpkg"
    plan = folder / "internal/plan.gpkg"
    total = distinct = unnamed = 0
    if register.exists():  # a plan without addresses has none
        total, distinct, unnamed = rows(register, "select count(*), count(distinct objektidentitet), "
                                                  "sum(utforare is null or utforare = '') from adress_utforare")[0]
        print(f"\n{'area':<14}{'provider':<26}{'addresses':>10}")
        for name, provider, count in rows(register, "select omrade_namn, min(utforare), count(*) from adress_utforare "
                                                    "group by omrade_kod order by cast(omrade_kod as integer)"):
            print(f"{name:<14}{provider or '–':<26}{count:>10}")
    made = rows(areas, "select count(*) from areas")[0][0]
    objective, bound, counts_travel = rows(
        plan, "select objective, bound_of_centres, counts_travel from scenario")[0]
    care, both = rows(plan, "select max(abs(care_deviation_percent)), max(abs(workload_deviation_percent)) "
                            "from area")[0]
    above = (objective / bound - 1) * 100
    balanced = "care and travel hours together" if counts_travel else "care hours alone"
    together = "not estimated" if both is None else f"{both:.2f} %"
    print(f"\n{made} areas, balanced on {balanced}: largest deviation of care and travel hours {together}, of care "
          f"hours {care:.2f} %\ntravel {above:.2f} % above the bound of its own centres\n"
          f"{total} addresses, each once: {'yes' if distinct == total else 'NO'}\n")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name in ("public", "internal"):
            print(f"{path.stat().st_size / 1e6:8.1f} MB  {path}")
    page = folder / "public/web_page.html"
    if page.exists():
        print(f"\nThe public page: open {page} in a browser (double click), or put the folder "
              f"{page.with_name('web')} on any web server.")
    return int(distinct != total or unnamed > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

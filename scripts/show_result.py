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
    deviation, objective, bound = rows(
        plan, "select max_deviation_percent, objective, bound_of_centres from scenario")[0]
    above = (objective / bound - 1) * 100
    print(f"\n{made} areas, largest deviation {deviation:.2f} %, travel {above:.2f} % above the bound of its own "
          f"centres\n{total} addresses, each once: {'yes' if distinct == total else 'NO'}\n")
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

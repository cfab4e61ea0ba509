-- An address without a place and an area without land are no content: they cannot be added. Rows that are there from before
-- stay as they were published (NOT VALID), but do not count: a version of nothing else never comes into force.
ALTER TABLE care_areas.address ADD CONSTRAINT address_has_a_place
    CHECK (NOT ST_IsEmpty(geom) AND abs(ST_X(geom)) < 'Infinity' AND abs(ST_Y(geom)) < 'Infinity') NOT VALID;
ALTER TABLE care_areas.area ADD CONSTRAINT area_has_land
    CHECK (NOT ST_IsEmpty(geom) AND ST_Area(geom) > 0 AND ST_Area(geom) < 'Infinity') NOT VALID;

-- Which versions have both. A view binds the functions of PostGIS, wherever they are installed.
CREATE VIEW care_areas.version_with_content AS
    SELECT v.version FROM care_areas.register_version v
    WHERE EXISTS (SELECT FROM care_areas.area a WHERE a.version = v.version AND NOT ST_IsEmpty(a.geom))
      AND EXISTS (SELECT FROM care_areas.address d WHERE d.version = v.version AND NOT ST_IsEmpty(d.geom));
CREATE VIEW care_areas.row_without_place AS
    SELECT version, 'omraden' AS layer, omrade_kod AS id FROM care_areas.area WHERE ST_IsEmpty(geom)
    UNION ALL
    SELECT version, 'adress_utforare', objektidentitet FROM care_areas.address WHERE ST_IsEmpty(geom);
COMMENT ON VIEW care_areas.row_without_place IS 'What an older schema let in: load these versions anew under another name';
GRANT SELECT ON care_areas.row_without_place TO care_areas_editor;

CREATE OR REPLACE FUNCTION care_areas.has_content(of_version text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = care_areas, pg_temp AS $$
    SELECT EXISTS (SELECT FROM version_with_content c WHERE c.version = of_version)
$$;

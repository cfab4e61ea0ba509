-- The views show what is in force today, or on the day that a connection names for itself:
--   SET care_areas.day = '2027-05-01';   or, when connecting, options=-ccare_areas.day=2027-05-01
CREATE FUNCTION care_areas.shown_day() RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(nullif(current_setting('care_areas.day', true), '')::date, current_date)
$$;
REVOKE ALL ON FUNCTION care_areas.shown_day() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION care_areas.shown_day() TO care_areas_reader, care_areas_editor;

CREATE OR REPLACE VIEW care_areas.version_in_force AS
    SELECT version, valid_from, valid_to FROM care_areas.register_version
    WHERE care_areas.shown_day() >= valid_from AND (valid_to IS NULL OR care_areas.shown_day() <= valid_to)
      AND care_areas.has_content(version)
    ORDER BY valid_from DESC, number DESC LIMIT 1;
